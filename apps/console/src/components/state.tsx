import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  ArrowCircleRight16Filled,
  CheckmarkCircle16Filled,
  CircleHint16Regular,
  DismissCircle16Filled,
  QuestionCircle16Filled,
  SpinnerIos16Regular,
  Warning16Filled,
} from "@fluentui/react-icons";
import type { ReactElement } from "react";

/** How something stands; each has its own shape, so colour alone never tells. */
export type Tone = "good" | "bad" | "warning" | "unknown" | "working" | "idle" | "asking";

const useStyles = makeStyles({
  root: { display: "inline-flex", alignItems: "center", gap: tokens.spacingHorizontalXS },
  icon: { display: "inline-flex", flexShrink: 0 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground1 },
  warning: { color: tokens.colorStatusWarningForeground3 },
  unknown: { color: tokens.colorNeutralForeground3 },
  idle: { color: tokens.colorNeutralForeground3 },
  asking: { color: tokens.colorBrandForeground1 },
  working: {
    color: tokens.colorBrandForeground1,
    animationName: { to: { transform: "rotate(360deg)" } },
    animationDuration: "1.6s",
    animationIterationCount: "infinite",
    animationTimingFunction: "linear",
    "@media (prefers-reduced-motion: reduce)": { animationName: "none" },
  },
});

const icons: Record<Tone, ReactElement> = {
  good: <CheckmarkCircle16Filled />,
  bad: <DismissCircle16Filled />,
  warning: <Warning16Filled />,
  unknown: <QuestionCircle16Filled />,
  working: <SpinnerIos16Regular />,
  idle: <CircleHint16Regular />,
  asking: <ArrowCircleRight16Filled />,
};

/** The sign alone, for places that say the state in words beside it. */
export const StateIcon = ({ tone }: { readonly tone: Tone }) => {
  const styles = useStyles();
  return (
    <span aria-hidden className={mergeClasses(styles.icon, styles[tone])}>
      {icons[tone]}
    </span>
  );
};

/** A state as sign and word. */
export const State = ({ tone, children }: { readonly tone: Tone; readonly children: string }) => {
  const styles = useStyles();
  return (
    <span className={styles.root}>
      <StateIcon tone={tone} />
      {children}
    </span>
  );
};
