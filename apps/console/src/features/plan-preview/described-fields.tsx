import { Checkbox, Field, makeStyles, Select, tokens } from "@fluentui/react-components";
import { architectureNames } from "../../components/architecture-names.ts";
import type { Problems } from "../../forms/problems.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { partsHint } from "../drivers/pasted-parts.ts";
import type { DescribedDevice } from "./described-device.ts";

const useStyles = makeStyles({
  fields: { display: "grid", gap: tokens.spacingVerticalM },
  pair: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalM,
    alignItems: "start",
  },
});

const architectures = ["x64", "arm64", "x86"] as const;

interface DescribedFieldsProps {
  readonly value: DescribedDevice;
  readonly onChange: (value: DescribedDevice) => void;
  readonly problems: Problems;
}

/** A device that nobody has started here yet, as far as plans ask for it. */
export const DescribedFields = ({ value, onChange, problems }: DescribedFieldsProps) => {
  const styles = useStyles();
  const text = (
    label: string,
    key: "manufacturer" | "model" | "serialNumber" | "memoryGigabytes" | "diskGigabytes",
  ) => (
    <TextField
      label={label}
      value={value[key]}
      onChange={(entered) => onChange({ ...value, [key]: entered })}
      problem={problems[key]}
    />
  );
  return (
    <div className={styles.fields}>
      <div className={styles.pair}>
        <Field label="Architecture">
          <Select
            value={value.architecture}
            onChange={(_event, data) => {
              const architecture = architectures.find((one) => one === data.value);
              if (architecture) onChange({ ...value, architecture });
            }}
          >
            {architectures.map((one) => (
              <option key={one} value={one}>
                {architectureNames[one]}
              </option>
            ))}
          </Select>
        </Field>
        {text("Serial number", "serialNumber")}
      </div>
      <div className={styles.pair}>
        {text("Maker", "manufacturer")}
        {text("Model", "model")}
      </div>
      <div className={styles.pair}>
        {text("Memory (GB)", "memoryGigabytes")}
        {text("Disk (GB)", "diskGigabytes")}
      </div>
      <div className={styles.pair}>
        <Checkbox
          label="TPM 2.0"
          checked={value.hasTpm}
          onChange={(_event, data) => onChange({ ...value, hasTpm: data.checked === true })}
        />
        <Checkbox
          label="Secure Boot"
          checked={value.hasSecureBoot}
          onChange={(_event, data) => onChange({ ...value, hasSecureBoot: data.checked === true })}
        />
      </div>
      <TextArea
        label="Hardware ids"
        monospace
        rows={5}
        value={value.hardwareIds}
        onChange={(hardwareIds) => onChange({ ...value, hardwareIds })}
        problem={problems.hardwareIds}
        hint={partsHint}
      />
    </div>
  );
};
