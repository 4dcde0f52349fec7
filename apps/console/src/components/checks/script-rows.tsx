import { Button, Field, Select } from "@fluentui/react-components";
import { Add20Regular } from "@fluentui/react-icons";
import type { QualityCheck, ScriptCheck } from "@windlass/protocol";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { CheckRow } from "./check-row.tsx";

interface ScriptRowsProps {
  readonly list: readonly QualityCheck[];
  readonly readOnly: boolean;
  readonly onChange: (list: QualityCheck[]) => void;
}

const newScript = (): ScriptCheck => ({
  kind: "script",
  id: crypto.randomUUID(),
  name: "Own check",
  when: "before",
  script: 'Write-Output "Nothing is checked yet."\nexit 1',
  timeoutSeconds: 60,
  level: "warn",
  mayOverride: false,
});

interface ScriptFieldsProps {
  readonly check: ScriptCheck;
  readonly readOnly: boolean;
  readonly onChange: (check: ScriptCheck) => void;
}

const ScriptFields = ({ check, readOnly, onChange }: ScriptFieldsProps) => (
  <>
    <TextField
      label="Name"
      required
      value={check.name}
      disabled={readOnly}
      problem={check.name.trim() === "" ? "Enter a name." : undefined}
      onChange={(name) => onChange({ ...check, name })}
    />
    <Field label="Runs" hint="Before, it runs in Windows PE, which has PowerShell only where its component is in.">
      <Select
        value={check.when}
        disabled={readOnly}
        onChange={(_event, data) => onChange({ ...check, when: data.value === "after" ? "after" : "before" })}
      >
        <option value="before">Before anything is wiped</option>
        <option value="after">On the deployed Windows</option>
      </Select>
    </Field>
    <TextArea
      label="PowerShell script"
      hint="Exit code 0 passes, 1 warns, 2 fails; anything else cannot be told. Its first line is shown."
      required
      monospace
      rows={6}
      value={check.script}
      disabled={readOnly}
      problem={check.script.trim() === "" ? "Enter a script." : undefined}
      onChange={(script) => onChange({ ...check, script })}
    />
  </>
);

/** Checks that an administrator writes. */
export const ScriptRows = ({ list, readOnly, onChange }: ScriptRowsProps) => {
  const replace = (id: string, check: QualityCheck | null) =>
    onChange(list.flatMap((other) => (other.kind === "script" && other.id === id ? (check ? [check] : []) : [other])));
  return (
    <>
      {list.map(
        (check) =>
          check.kind === "script" && (
            <CheckRow
              key={check.id}
              title={check.name || "Own check"}
              why="A script of your own. Switched off, it is removed."
              check={check}
              readOnly={readOnly}
              onSwitch={() => replace(check.id, null)}
              onChange={(changed) => replace(check.id, changed)}
            >
              <ScriptFields check={check} readOnly={readOnly} onChange={(changed) => replace(check.id, changed)} />
            </CheckRow>
          ),
      )}
      {!readOnly && (
        <li>
          <Button icon={<Add20Regular />} onClick={() => onChange([...list, newScript()])}>
            Add a script
          </Button>
        </li>
      )}
    </>
  );
};
