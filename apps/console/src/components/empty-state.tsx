import { makeStyles, Subtitle2, Text, tokens } from "@fluentui/react-components";
import type { ReactElement, ReactNode } from "react";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    textAlign: "center",
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalXXXL} ${tokens.spacingHorizontalL}`,
  },
  icon: { fontSize: "40px", lineHeight: 1, color: tokens.colorBrandForeground1 },
  text: { maxWidth: "52ch", color: tokens.colorNeutralForeground2 },
  action: { marginTop: tokens.spacingVerticalS },
});

interface EmptyStateProps {
  readonly icon: ReactElement;
  readonly title: string;
  /** What this place is for and what the next step is. */
  readonly children: ReactNode;
  readonly action?: ReactNode;
}

/** A place that holds nothing yet: says what belongs there and offers the next step. */
export const EmptyState = ({ icon, title, children, action }: EmptyStateProps) => {
  const styles = useStyles();
  return (
    <div className={styles.root}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      <Subtitle2 as="h2">{title}</Subtitle2>
      <Text align="center" className={styles.text}>
        {children}
      </Text>
      {action && <div className={styles.action}>{action}</div>}
    </div>
  );
};
