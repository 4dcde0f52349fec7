import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { Link } from "@tanstack/react-router";

const useStyles = makeStyles({
  tile: {
    display: "grid",
    alignContent: "space-between",
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalL,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    ":focus-visible": { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: "1px" },
    "@media (max-width: 480px)": { padding: tokens.spacingHorizontalM },
  },
  title: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  value: {
    fontSize: tokens.fontSizeHero800,
    lineHeight: tokens.lineHeightHero800,
    fontWeight: tokens.fontWeightSemibold,
  },
  urgent: { color: tokens.colorBrandForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
});

interface NumberTileProps {
  readonly title: string;
  readonly value: number;
  readonly to: "/deployments" | "/autopilot" | "/devices";
  readonly urgent?: boolean;
  readonly bad?: boolean;
}

/** One number that leads to the list it counts. */
export const NumberTile = ({ title, value, to, urgent, bad }: NumberTileProps) => {
  const styles = useStyles();
  const colour = value > 0 && bad ? styles.bad : value > 0 && urgent ? styles.urgent : undefined;
  return (
    <Link to={to} className={styles.tile}>
      <span className={styles.title}>{title}</span>
      <span className={mergeClasses(styles.value, colour)}>{value.toLocaleString("en")}</span>
    </Link>
  );
};
