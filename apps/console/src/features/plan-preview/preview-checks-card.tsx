import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, Text, tokens } from "@fluentui/react-components";
import type { CheckMoment, PreviewedCheck, PreviewedChecks } from "@windlass/protocol";
import { Card } from "../../components/card.tsx";
import { State } from "../../components/state.tsx";
import { verdictState } from "../deployments/verdict-state.ts";

const useStyles = makeStyles({
  parts: { display: "grid", gap: tokens.spacingVerticalL },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalS },
  row: { display: "grid", gap: tokens.spacingVerticalXXS, overflowWrap: "anywhere" },
  head: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS, alignItems: "center" },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

const moments: Readonly<Record<CheckMoment, string>> = {
  before: "Before anything is wiped",
  after: "On the deployed Windows",
  end: "Once the device is prepared for its user",
};

const gates = {
  open: { intent: "success", title: "Nothing that is known stands against going on." },
  waits: { intent: "warning", title: "The device would wait for a technician's decision." },
  closed: { intent: "error", title: "The device would be stopped before anything is wiped." },
} as const;

const levelWords = ({ level, mayOverride }: PreviewedCheck): string => {
  if (level === "warn") return "Warns only";
  return mayOverride ? "Blocks, a technician may go on" : "Blocks";
};

const CheckRow = ({ check }: { readonly check: PreviewedCheck }) => {
  const styles = useStyles();
  const { title, verdict, unknown, wanted } = check;
  const state = verdict ? verdictState(verdict) : ({ tone: "idle", word: "Not known yet" } as const);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <Text weight="semibold">{title}</Text>
        <State tone={state.tone}>{state.word}</State>
      </div>
      <Text>{verdict ? verdict.says : unknown}</Text>
      <span className={styles.quiet}>
        {levelWords(check)} · Wanted: {wanted}
      </span>
      {verdict?.remedy && <span className={styles.quiet}>{verdict.remedy}</span>}
    </li>
  );
};

/** What the build's quality checks come to by what is known of the device, and what they leave to be found out. */
export const PreviewChecksCard = ({ checks: { gate, list } }: { readonly checks: PreviewedChecks }) => {
  const styles = useStyles();
  if (list.length === 0) return null;
  const { intent, title } = gates[gate];
  return (
    <Card title="Quality checks">
      <div className={styles.parts}>
        <MessageBar intent={intent} layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{title}</MessageBarTitle>
          </MessageBarBody>
        </MessageBar>
        {[...Map.groupBy(list, ({ moment }) => moment)].map(([moment, checks]) => (
          <div key={moment} className={styles.row}>
            <Text className={styles.quiet}>{moments[moment]}</Text>
            <ul className={styles.list} aria-label={moments[moment]}>
              {checks.map((check) => (
                <CheckRow key={check.key} check={check} />
              ))}
            </ul>
          </div>
        ))}
      </div>
    </Card>
  );
};
