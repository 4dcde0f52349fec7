import { Checkbox, Field, Select } from "@fluentui/react-components";
import { deviceClassWords, joinWords } from "@windlass/planner";
import { deviceClass, joinKind, type QualityCheck, type QualityCheckOf } from "@windlass/protocol";
import { ChoiceBoxes } from "../../forms/choice-boxes.tsx";

interface CheckChoicesProps {
  readonly check: QualityCheck;
  readonly disabled: boolean;
  readonly onChange: (check: QualityCheck) => void;
}

const buses = [
  { id: "nvme", name: "NVMe" },
  { id: "sata", name: "SATA" },
  { id: "sas", name: "SAS" },
  { id: "raid", name: "RAID" },
  { id: "virtual", name: "virtual" },
  { id: "usb", name: "USB" },
  { id: "sd", name: "SD" },
  { id: "other", name: "other" },
] as const;

const classes = deviceClass.options.map((id) => ({ id, name: deviceClassWords[id] }));

const Tick = ({
  label,
  checked,
  disabled,
  onChange,
}: {
  readonly label: string;
  readonly checked: boolean;
  readonly disabled: boolean;
  readonly onChange: (checked: boolean) => void;
}) => (
  <Checkbox
    label={label}
    checked={checked}
    disabled={disabled}
    onChange={(_event, data) => onChange(data.checked === true)}
  />
);

interface TpmProps extends CheckChoicesProps {
  readonly check: QualityCheckOf<"tpm">;
}

const TpmChoices = ({ check, disabled, onChange }: TpmProps) => (
  <>
    <Field label="Version, at least">
      <Select
        value={check.minimumVersion}
        disabled={disabled}
        onChange={(_event, data) => onChange({ ...check, minimumVersion: data.value === "1.2" ? "1.2" : "2.0" })}
      >
        <option value="2.0">2.0</option>
        <option value="1.2">1.2</option>
      </Select>
    </Field>
    <Tick
      label="Enabled"
      checked={check.mustBeEnabled}
      disabled={disabled}
      onChange={(mustBeEnabled) => onChange({ ...check, mustBeEnabled })}
    />
    <Tick
      label="Active"
      checked={check.mustBeActivated}
      disabled={disabled}
      onChange={(mustBeActivated) => onChange({ ...check, mustBeActivated })}
    />
    <Tick
      label="Without an owner"
      checked={check.mustNotBeOwned}
      disabled={disabled}
      onChange={(mustNotBeOwned) => onChange({ ...check, mustNotBeOwned })}
    />
  </>
);

/** The thresholds of a check that are no numbers. Nothing for checks that have none. */
export const CheckChoices = ({ check, disabled, onChange }: CheckChoicesProps) => {
  switch (check.kind) {
    case "disk":
      return (
        <ChoiceBoxes
          label="Attached by"
          options={buses}
          value={check.buses}
          disabled={disabled}
          problem={check.buses.length === 0 ? "Choose at least one." : undefined}
          onChange={(chosen) =>
            onChange({ ...check, buses: buses.flatMap(({ id }) => (chosen.includes(id) ? [id] : [])) })
          }
        />
      );
    case "driver-coverage":
    case "problem-devices":
      return (
        <ChoiceBoxes
          label="Parts"
          options={classes}
          value={check.classes}
          disabled={disabled}
          problem={check.classes.length === 0 ? "Choose at least one." : undefined}
          onChange={(chosen) =>
            onChange({ ...check, classes: deviceClass.options.filter((one) => chosen.includes(one)) })
          }
        />
      );
    case "tpm":
      return <TpmChoices check={check} disabled={disabled} onChange={onChange} />;
    case "processor":
      return (
        <Tick
          label="A generation that Windows 11 supports"
          checked={check.windows11}
          disabled={disabled}
          onChange={(windows11) => onChange({ ...check, windows11 })}
        />
      );
    case "power":
      return (
        <Tick
          label="Only on mains power"
          checked={check.mainsRequired}
          disabled={disabled}
          onChange={(mainsRequired) =>
            onChange({ ...check, mainsRequired, minimumBatteryPercent: mainsRequired ? null : 50 })
          }
        />
      );
    case "join":
      return (
        <Field label="Belongs to">
          <Select
            value={check.expected}
            disabled={disabled}
            onChange={(_event, data) => onChange({ ...check, expected: joinKind.parse(data.value) })}
          >
            {joinKind.options.map((kind) => (
              <option key={kind} value={kind}>
                {joinWords[kind]}
              </option>
            ))}
          </Select>
        </Field>
      );
    case "bitlocker":
      return (
        <Field label="Should be">
          <Select
            value={check.expected}
            disabled={disabled}
            onChange={(_event, data) => onChange({ ...check, expected: data.value === "off" ? "off" : "on" })}
          >
            <option value="on">on</option>
            <option value="off">off</option>
          </Select>
        </Field>
      );
    default:
      return null;
  }
};
