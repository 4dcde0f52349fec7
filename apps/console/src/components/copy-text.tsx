import { makeStyles, tokens } from "@fluentui/react-components";
import { CopyButton } from "./copy-button.tsx";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    justifyContent: "space-between",
    gap: tokens.spacingHorizontalS,
    padding: `2px 2px 2px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
  },
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    overflowWrap: "anywhere",
    whiteSpace: "pre-wrap",
    minWidth: 0,
  },
});

/** A text to be pasted elsewhere, with its copy button. */
export const CopyText = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <code className={styles.text}>{text}</code>
      <CopyButton text={text} label={label} />
    </span>
  );
};
