import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  code: {
    fontFamily: tokens.fontFamilyMonospace,
    fontWeight: tokens.fontWeightBold,
    letterSpacing: "0.06em",
    whiteSpace: "nowrap",
    color: tokens.colorBrandForeground1,
  },
  large: { fontSize: "40px", lineHeight: "52px", "@media (max-width: 480px)": { fontSize: "32px" } },
  huge: { fontSize: "60px", lineHeight: "76px", "@media (max-width: 480px)": { fontSize: "42px" } },
});

interface MatchCodeProps {
  readonly code: string;
  readonly size: "large" | "huge";
}

/** The code that the device shows too; read out letter by letter. */
export const MatchCode = ({ code, size }: MatchCodeProps) => {
  const styles = useStyles();
  return (
    <span
      role="img"
      className={mergeClasses(styles.code, styles[size])}
      aria-label={`Match code ${code.split("").join(" ")}`}
    >
      {code}
    </span>
  );
};
