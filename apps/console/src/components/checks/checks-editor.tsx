import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { checkWords, defaultQualityChecks, freshCheck, type ResolvedSetting } from "@windlass/planner";
import type { QualityCheck, QualityChecks } from "@windlass/protocol";
import { Card } from "../card.tsx";
import { fromOrigin, ofOrigin } from "../settings/origin-words.ts";
import { CheckRow } from "./check-row.tsx";
import { checksInShort } from "./checks-in-short.ts";
import { NumberField } from "./number-field.tsx";
import { ScriptRows } from "./script-rows.tsx";

const useStyles = makeStyles({
  cards: { display: "grid", gap: tokens.spacingVerticalL },
  origin: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalM },
  told: { display: "grid", flexGrow: 1, minWidth: 0 },
  from: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  list: { listStyleType: "none", margin: 0, padding: 0, display: "grid", gap: tokens.spacingVerticalM },
  minutes: { maxWidth: "260px" },
});

type BuiltIn = keyof typeof checkWords;

const isBuiltIn = (kind: string): kind is BuiltIn => Object.hasOwn(checkWords, kind);
const kinds = Object.keys(checkWords).filter(isBuiltIn);
const before = kinds.filter((kind) => checkWords[kind].moment === "before");
const after = kinds.filter((kind) => checkWords[kind].moment !== "before");

interface ChecksEditorProps {
  /** Null: they are inherited. */
  readonly value: QualityChecks | null;
  /** What holds where nothing is set here, and where that comes from; null: nothing is checked. */
  readonly inherited: ResolvedSetting<QualityChecks | null>;
  readonly readOnly: boolean;
  readonly onChange: (value: QualityChecks | null) => void;
}

/** All quality checks of a build, an organisation or the tenant: as inherited, or their own. */
export const ChecksEditor = ({ value, inherited, readOnly, onChange }: ChecksEditorProps) => {
  const styles = useStyles();
  const shown = value ?? inherited.value ?? defaultQualityChecks;
  const locked = readOnly || value === null;
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
  const none = value === null && inherited.value === null;
  return (
    <div className={styles.cards}>
      <Card title="Quality checks">
        <div className={styles.origin}>
          <div className={styles.told}>
            <Text>{checksInShort(value ?? inherited.value)}</Text>
            <Text className={styles.from}>
              {value
                ? `Set here. Without it: ${checksInShort(inherited.value)} (${ofOrigin[inherited.origin]}).`
                : `${fromOrigin[inherited.origin]}.`}
            </Text>
          </div>
          {!readOnly && (
            <Button onClick={() => onChange(value ? null : structuredClone(shown))}>
              {value ? "Inherit checks" : "Set checks here"}
            </Button>
          )}
          {!readOnly && value === null && inherited.value !== null && (
            <Button onClick={() => onChange({ ...defaultQualityChecks, list: [] })}>Check nothing</Button>
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
