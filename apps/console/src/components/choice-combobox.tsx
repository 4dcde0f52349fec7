import { Combobox, Field, makeStyles, Option } from "@fluentui/react-components";
import { useState } from "react";

export interface Choice {
  readonly value: string;
  readonly text: string;
}

const useStyles = makeStyles({ input: { minWidth: 0, width: "100%" } });

/** More than one looks through; typing finds the rest. */
const mostOptions = 200;

interface ChoiceComboboxProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Empty text: none yet, unless there is such a choice. One that is not among the choices is shown as it is. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly disabled?: boolean;
}

/** One of many, found by a part of its text or of its name in Windows. */
export const ChoiceCombobox = ({ label, choices, value, onChange, problem, disabled = false }: ChoiceComboboxProps) => {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const current = choices.find((choice) => choice.value === value)?.text ?? value;
  const wanted = (typed ?? "").trim().toLowerCase();
  const matching = choices.filter((choice) => `${choice.text} ${choice.value}`.toLowerCase().includes(wanted));
  return (
    <Field label={label} {...(problem && { validationMessage: problem, validationState: "error" as const })}>
      <Combobox
        input={{ className: styles.input }}
        disabled={disabled}
        value={typed ?? current}
        placeholder={current}
        selectedOptions={choices.some((choice) => choice.value === value) ? [value] : []}
        onChange={(event) => setTyped(event.target.value)}
        onFocus={(event) => event.target.select()}
        onOpenChange={(_event, data) => setTyped(data.open ? "" : null)}
        onOptionSelect={(_event, data) => {
          if (data.optionValue !== undefined) onChange(data.optionValue);
          setTyped(null);
        }}
        onBlur={() => setTyped(null)}
      >
        {matching.slice(0, mostOptions).map((choice) => (
          <Option key={choice.value} value={choice.value}>
            {choice.text}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
};
