import { Button, Field, makeStyles, Select, Text, tokens } from "@fluentui/react-components";
import { Add16Regular, ChevronDown16Regular, ChevronRight16Regular, Delete16Regular } from "@fluentui/react-icons";
import {
  type ExitCodeFamily,
  type ExitCodeMeaning,
  exitCodeMeaning,
  exitCodeText,
  knownExitCodes,
} from "@windlass/protocol";
import { useState } from "react";
import type { Problems } from "../../../forms/problems.ts";
import { TextField } from "../../../forms/text-field.tsx";
import type { StepDraft } from "./step-kinds.tsx";
import { stepWords } from "./step-words.ts";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalS, border: "none", margin: 0, padding: 0, minWidth: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "start",
    gap: tokens.spacingHorizontalS,
  },
  fields: {
    display: "grid",
    alignItems: "start",
    gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalS,
  },
  select: { minWidth: 0 },
  remove: { marginTop: "26px" },
  end: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  known: { width: "100%", borderCollapse: "collapse", fontSize: tokens.fontSizeBase200 },
  cell: { padding: `2px ${tokens.spacingHorizontalS} 2px 0`, textAlign: "left", verticalAlign: "top" },
});

interface Rule {
  readonly code: number | undefined;
  readonly meaning: ExitCodeMeaning;
  readonly note: string;
}

const asRules = (value: unknown): Rule[] =>
  (Array.isArray(value) ? value : []).map((entry: Readonly<Record<string, unknown>>) => ({
    code: typeof entry.code === "number" ? entry.code : undefined,
    meaning: exitCodeMeaning.safeParse(entry.meaning).data ?? "success",
    note: String(entry.note ?? ""),
  }));

/** Which codes are known for a step that is not complete yet. */
const familyOf = ({ kind, action, pins }: StepDraft): ExitCodeFamily => {
  if (kind === "msi") return action === "uninstall" ? "msi-uninstall" : "msi-install";
  const types = Array.isArray(pins) ? pins.map((pin: Readonly<Record<string, unknown>>) => pin.type) : [];
  if (types.some((type) => type === "msix" || type === "appx")) return "msix";
  return types.some((type) => type === "msi" || type === "wix" || type === "burn") ? "msi-install" : "common";
};

const meaningWords = (meaning: ExitCodeMeaning): string => stepWords.values[meaning] ?? meaning;

const KnownCodes = ({ family }: { readonly family: ExitCodeFamily }) => {
  const styles = useStyles();
  return (
    <table className={styles.known}>
      <thead>
        <tr>
          {["Code", "Means", "Why"].map((title) => (
            <th key={title} scope="col" className={styles.cell}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {knownExitCodes(family).map(({ code, meaning, words }) => (
          <tr key={code}>
            <td className={styles.cell}>{exitCodeText(code)}</td>
            <td className={styles.cell}>{meaningWords(meaning)}</td>
            <td className={styles.cell}>{words}</td>
          </tr>
        ))}
        <tr>
          <td className={styles.cell}>any other</td>
          <td className={styles.cell}>{meaningWords("fail")}</td>
          <td className={styles.cell}>Nothing is known of it.</td>
        </tr>
      </tbody>
    </table>
  );
};

interface ExitCodesFieldProps {
  readonly step: StepDraft;
  readonly problems: Problems;
  readonly onChange: (exitCodes: Rule[]) => void;
}

/** The step's own table of exit codes, beside what is known of them anyway. */
export const ExitCodesField = ({ step, problems, onChange }: ExitCodesFieldProps) => {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const { label, hint } = stepWords.fields.exitCodes ?? { label: "Exit codes" };
  const rules = asRules(step.exitCodes);
  const family = familyOf(step);
  const explained = ({ code, meaning }: Rule): string | undefined => {
    const fact = knownExitCodes(family).find((known) => code !== undefined && (known.code | 0) === (code | 0));
    if (!fact) return undefined;
    const same = fact.meaning === meaning ? "" : `, here “${meaningWords(meaning)}”`;
    return `Known: ${fact.words} (“${meaningWords(fact.meaning)}”${same})`;
  };
  const set = (index: number, changes: Partial<Rule>) =>
    onChange(rules.map((rule, place) => (place === index ? { ...rule, ...changes } : rule)));
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      {...(problems.exitCodes && { validationMessage: problems.exitCodes, validationState: "error" as const })}
    >
      <fieldset className={styles.rows} aria-label={label}>
        {rules.map((rule, index) => (
          // Rows have no name of their own; they are only appended and removed.
          <div key={`row ${String(index)}`} className={styles.row}>
            <div className={styles.fields}>
              <div data-path={`exitCodes.${index}.code`}>
                <TextField
                  label="Code"
                  type="number"
                  value={rule.code === undefined ? "" : String(rule.code)}
                  onChange={(text) => set(index, { code: text === "" ? undefined : Number(text) })}
                  hint={explained(rule)}
                  problem={problems[`exitCodes.${index}.code`]}
                />
              </div>
              <Field label="Means">
                <Select
                  className={styles.select}
                  value={rule.meaning}
                  onChange={(_event, data) => set(index, { meaning: exitCodeMeaning.parse(data.value) })}
                >
                  {exitCodeMeaning.options.map((meaning) => (
                    <option key={meaning} value={meaning}>
                      {meaningWords(meaning)}
                    </option>
                  ))}
                </Select>
              </Field>
              <div data-path={`exitCodes.${index}.note`}>
                <TextField
                  label="Note"
                  value={rule.note}
                  onChange={(note) => set(index, { note })}
                  problem={problems[`exitCodes.${index}.note`]}
                />
              </div>
            </div>
            <Button
              className={styles.remove}
              size="small"
              appearance="subtle"
              icon={<Delete16Regular />}
              aria-label={`Remove row ${index + 1} of ${label}`}
              onClick={() => onChange(rules.filter((_rule, place) => place !== index))}
            />
          </div>
        ))}
        <span className={styles.end}>
          <Button
            size="small"
            icon={<Add16Regular />}
            aria-label={`Add to ${label}`}
            onClick={() => onChange([...rules, { code: undefined, meaning: "success", note: "" }])}
          >
            Add
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-expanded={open}
            icon={open ? <ChevronDown16Regular /> : <ChevronRight16Regular />}
            onClick={() => setOpen(!open)}
          >
            Known codes
          </Button>
        </span>
        {open && <KnownCodes family={family} />}
        {!open && rules.length === 0 && (
          <Text className={styles.hint}>No exceptions: the known codes alone decide, and any other is a failure.</Text>
        )}
      </fieldset>
    </Field>
  );
};
