import { makeStyles, Text, tokens } from "@fluentui/react-components";
import type { SetUpStep } from "@windlass/protocol";
import { StateIcon, type Tone } from "../../components/state.tsx";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0 },
  step: {
    display: "grid",
    gridTemplateColumns: "20px minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ":first-child": { borderTopWidth: 0, paddingTop: 0 },
  },
  icon: { paddingTop: "2px" },
  body: { display: "grid", gap: tokens.spacingVerticalXXS, minWidth: 0, overflowWrap: "anywhere" },
  word: { color: tokens.colorNeutralForeground3, fontWeight: tokens.fontWeightRegular },
  detail: { color: tokens.colorNeutralForeground2 },
  remedy: {
    marginTop: tokens.spacingVerticalXS,
    paddingLeft: tokens.spacingHorizontalM,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    // Several manual steps stand one below the other.
    whiteSpace: "pre-line",
  },
});

interface Shown {
  readonly tone: Tone;
  readonly word: string;
}

const verdicts: Readonly<Record<SetUpStep["verdict"], Shown>> = {
  create: { tone: "asking", word: "Will be done" },
  fits: { tone: "good", word: "Already there" },
  change: { tone: "warning", word: "Will change" },
  cannot: { tone: "bad", word: "Cannot be done" },
  manual: { tone: "asking", word: "Yours to do by hand" },
};

const progresses: Readonly<Record<SetUpStep["progress"], Shown>> = {
  waiting: { tone: "idle", word: "Not yet" },
  running: { tone: "working", word: "Working" },
  done: { tone: "good", word: "Done" },
  failed: { tone: "bad", word: "Failed" },
};

/** The steps: as planned, or as far as they are. */
export const StepsList = ({
  steps,
  show,
}: {
  readonly steps: readonly SetUpStep[];
  readonly show: "plan" | "progress";
}) => {
  const styles = useStyles();
  return (
    <ol className={styles.list}>
      {steps.map((step) => {
        const isManual = step.verdict === "manual";
        const { tone, word } = show === "plan" || isManual ? verdicts[step.verdict] : progresses[step.progress];
        return (
          <li key={step.id} className={styles.step}>
            <span className={styles.icon}>
              <StateIcon tone={tone} />
            </span>
            <div className={styles.body}>
              <Text weight="semibold">
                {step.title} <span className={styles.word}>· {word}</span>
              </Text>
              <Text className={styles.detail}>{step.detail}</Text>
              {step.remedy && (show === "plan" || isManual) && <Text className={styles.remedy}>{step.remedy}</Text>}
            </div>
          </li>
        );
      })}
    </ol>
  );
};
