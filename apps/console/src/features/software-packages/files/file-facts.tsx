import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, SearchInfo20Regular } from "@fluentui/react-icons";
import type { DetectionRule, PackageFileFacts, SoftwareStep } from "@windlass/protocol";
import { detectionOf, installStepOf, removalStepOf } from "../steps/install-step.ts";
import { factsOfFile } from "./file-fact-words.ts";

const useStyles = makeStyles({
  root: { display: "grid", gap: tokens.spacingVerticalXS, justifyItems: "start", fontSize: tokens.fontSizeBase200 },
  /** Closer than facts of a page: a package can have many installers. */
  facts: {
    display: "grid",
    gridTemplateColumns: "minmax(72px, max-content) minmax(0, 1fr)",
    columnGap: tokens.spacingHorizontalM,
    margin: 0,
  },
  fact: { display: "contents" },
  name: { color: tokens.colorNeutralForeground3 },
  value: { margin: 0, overflowWrap: "anywhere" },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
  warning: { color: tokens.colorStatusWarningForeground3, fontSize: tokens.fontSizeBase200 },
  problem: { color: tokens.colorStatusDangerForeground1, fontSize: tokens.fontSizeBase200 },
});

interface FileFactsProps {
  readonly facts: PackageFileFacts | undefined;
  /** Null where the package may only be looked at. */
  readonly onStep: ((step: SoftwareStep) => void) | null;
  readonly onRemoval: (step: SoftwareStep) => void;
  readonly onDetection: (rule: DetectionRule) => void;
}

/** What a file of a package is, the step that installs it, and the rule that finds it installed. */
export const FileFacts = ({ facts: known, onStep, onRemoval, onDetection }: FileFactsProps) => {
  const styles = useStyles();
  if (!known) return null;
  if (known.facts === null) return <Text className={styles.problem}>{known.problem}</Text>;
  const { facts, warnings } = factsOfFile(known.facts);
  const step = installStepOf(known, crypto.randomUUID());
  const removal = removalStepOf(known, crypto.randomUUID());
  const rule = detectionOf(known);
  return (
    <div className={styles.root}>
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name} className={styles.fact}>
            <dt className={styles.name}>{name}</dt>
            <dd className={styles.value}>{value}</dd>
          </div>
        ))}
      </dl>
      {warnings.map((warning) => (
        <Text key={warning} className={styles.warning}>
          {warning}
        </Text>
      ))}
      {onStep && (
        <span className={styles.buttons}>
          {step && (
            <Button
              size="small"
              icon={<Add16Regular />}
              aria-label={`Add its step: ${known.path}`}
              onClick={() => onStep(step)}
            >
              Add its step
            </Button>
          )}
          {removal && (
            <Button
              size="small"
              icon={<Add16Regular />}
              aria-label={`Add its removal: ${known.path}`}
              onClick={() => onRemoval(removal)}
            >
              Add its removal
            </Button>
          )}
          {rule && (
            <Button
              size="small"
              icon={<SearchInfo20Regular />}
              aria-label={`Use it for detection: ${known.path}`}
              onClick={() => onDetection(rule)}
            >
              Use it for detection
            </Button>
          )}
        </span>
      )}
    </div>
  );
};
