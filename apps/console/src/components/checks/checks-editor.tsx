import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { checkWords, defaultQualityChecks, freshCheck } from "@windlass/planner";
import type { QualityCheck, QualityChecks } from "@windlass/protocol";
import { Card } from "../card.tsx";
import { CheckRow } from "./check-row.tsx";
import { NumberField } from "./number-field.tsx";
import { ScriptRows } from "./script-rows.tsx";

const useStyles = makeStyles({
  cards: { display: "grid", gap: tokens.spacingVerticalL },
  origin: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  minutes: { maxWidth: "260px" },
});

type BuiltIn = keyof typeof checkWords;

const isBuiltIn = (kind: string): kind is BuiltIn => Object.hasOwn(checkWords, kind);
const kinds = Object.keys(checkWords).filter(isBuiltIn);
const before = kinds.filter((kind) => checkWords[kind].moment === "before");
const after = kinds.filter((kind) => checkWords[kind].moment !== "before");

interface ChecksEditorProps {
  /** Null: nothing is set here. */
  readonly value: QualityChecks | null;
  readonly inherited: QualityChecks | null;
  /** Where they are inherited from, for example "the organisation"; null, as what is inherited: none are made. */
  readonly origin: string | null;
  readonly readOnly: boolean;
  readonly onChange: (value: QualityChecks | null) => void;
}

/** All quality checks of a build, an organisation or the tenant: as inherited, or their own. */
export const ChecksEditor = ({ value, inherited, origin, readOnly, onChange }: ChecksEditorProps) => {
  const styles = useStyles();
  const shown = value ?? inherited ?? defaultQualityChecks;
  const locked = readOnly || value === null;
  const from = origin
    ? `These checks come from ${origin}.`
    : "No checks are made. Set checks to begin with the usual ones, and change what you like.";
  const setList = (list: QualityCheck[]) => onChange({ ...shown, list });
  const rows = (some: readonly BuiltIn[]) =>
    some.map((kind) => {
      const check = shown.list.find((candidate) => candidate.kind === kind) ?? null;
      return (
        <CheckRow
          key={kind}
          title={checkWords[kind].title}
          why={checkWords[kind].why}
          check={check}
          readOnly={locked}
          onSwitch={(on) =>
            setList(on ? [...shown.list, freshCheck(kind)] : shown.list.filter((other) => other.kind !== kind))
          }
          onChange={(changed) => setList(shown.list.map((other) => (other.kind === kind ? changed : other)))}
        />
      );
    });
  const none = value === null && inherited === null;
  return (
    <div className={styles.cards}>
      <Card title="Quality checks">
        <div className={styles.origin}>
          <Text>{value ? "These checks are made." : from}</Text>
          {!readOnly && (
            <Button onClick={() => onChange(value ? null : structuredClone(shown))}>
              {value ? (origin ? `Use those of ${origin}` : "Make no checks") : "Set checks"}
            </Button>
          )}
        </div>
        {!none && (
          <div className={styles.minutes}>
            <NumberField
              label="A device waits for a decision, minutes"
              value={shown.decisionMinutes}
              minimum={1}
              maximum={1440}
              disabled={locked}
              onChange={(decisionMinutes) => onChange({ ...shown, decisionMinutes })}
            />
          </div>
        )}
      </Card>
      {!none && (
        <>
          <Card title="Before anything is wiped">
            <ul className={styles.list}>{rows(before)}</ul>
          </Card>
          <Card title="After the deployment">
            <ul className={styles.list}>{rows(after)}</ul>
          </Card>
          <Card title="Scripts of your own">
            <ul className={styles.list}>
              <ScriptRows list={shown.list} readOnly={locked} onChange={setList} />
            </ul>
          </Card>
        </>
      )}
    </div>
  );
};
