import { Combobox, Field, Option } from "@fluentui/react-components";
import { useFieldLabel } from "../../../forms/field-label.ts";

interface FileFieldProps {
  readonly label: string;
  readonly hint: string | undefined;
  readonly required: boolean;
  readonly value: string;
  /** What the package holds and fits. */
  readonly sources: readonly string[];
  readonly problem: string | undefined;
  readonly onChange: (path: string) => void;
}

const mostOptions = 100;

/** A file or folder of the package, chosen or typed. */
export const FileField = ({ label, hint, required, value, sources, problem, onChange }: FileFieldProps) => {
  const fitting = sources.filter((source) => source.toLowerCase().includes(value.toLowerCase()));
  // Whoever opens the list of a chosen file wants to see the others.
  const offered = sources.includes(value) || fitting.length === 0 ? sources : fitting;
  return (
    <Field
      label={useFieldLabel(label, required)}
      {...(hint && { hint })}
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <Combobox
        freeform
        value={value}
        selectedOptions={[value]}
        placeholder={sources.length === 0 ? "The package holds no such file yet" : ""}
        onChange={(event) => onChange(event.target.value)}
        onOptionSelect={(_event, data) => data.optionText && onChange(data.optionText)}
      >
        {offered.slice(0, mostOptions).map((source) => (
          <Option key={source}>{source}</Option>
        ))}
      </Combobox>
    </Field>
  );
};
