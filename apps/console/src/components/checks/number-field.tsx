import { Field, SpinButton } from "@fluentui/react-components";
import type { CheckNumber } from "./check-numbers.ts";

interface NumberFieldProps extends Pick<CheckNumber, "label" | "value" | "minimum" | "maximum"> {
  readonly disabled: boolean;
  readonly onChange: (value: number) => void;
}

/** A whole number within its limits; what is typed beyond them is taken back to them. */
export const NumberField = ({ label, value, minimum, maximum, disabled, onChange }: NumberFieldProps) => (
  <Field label={label}>
    <SpinButton
      value={value}
      min={minimum}
      max={maximum}
      disabled={disabled}
      onChange={(_event, data) => {
        const typed = data.value ?? Number.parseInt(data.displayValue ?? "", 10);
        if (Number.isFinite(typed)) onChange(Math.min(maximum, Math.max(minimum, Math.round(typed))));
      }}
    />
  </Field>
);
