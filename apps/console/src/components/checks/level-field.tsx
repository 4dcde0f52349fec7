import { Field, Select } from "@fluentui/react-components";
import type { QualityCheck } from "@windlass/protocol";

interface LevelFieldProps {
  readonly check: QualityCheck;
  readonly disabled: boolean;
  readonly onChange: (check: QualityCheck) => void;
}

const levels = {
  warn: { level: "warn", mayOverride: false, words: "Warns" },
  ask: { level: "block", mayOverride: true, words: "Blocks, a technician may go on" },
  block: { level: "block", mayOverride: false, words: "Blocks" },
} as const;

const isLevel = (value: string): value is keyof typeof levels => Object.hasOwn(levels, value);

/** What a check does where it is not passed. */
export const LevelField = ({ check, disabled, onChange }: LevelFieldProps) => (
  <Field label="When it is not passed">
    <Select
      value={check.level === "warn" ? "warn" : check.mayOverride ? "ask" : "block"}
      disabled={disabled}
      onChange={(_event, data) => {
        if (!isLevel(data.value)) return;
        const { level, mayOverride } = levels[data.value];
        onChange({ ...check, level, mayOverride });
      }}
    >
      {Object.entries(levels).map(([value, { words }]) => (
        <option key={value} value={value}>
          {words}
        </option>
      ))}
    </Select>
  </Field>
);
