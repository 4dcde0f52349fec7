import { Field, Textarea } from "@fluentui/react-components";
import { useFieldLabel } from "./field-label.ts";

interface TextAreaProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly hint?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly monospace?: boolean;
  readonly rows?: number;
}

/** Several lines of text with their label, hint and what is wrong with them. */
export const TextArea = ({ label, value, onChange, problem, hint, required, ...rest }: TextAreaProps) => (
  <Field
    label={useFieldLabel(label, required ?? false)}
    {...(hint && { hint })}
    {...(problem && { validationMessage: problem, validationState: "error" as const })}
  >
    <Textarea
      value={value}
      rows={rest.rows ?? 3}
      resize="vertical"
      required={required ?? false}
      disabled={rest.disabled ?? false}
      onChange={(_event, data) => onChange(data.value)}
      {...(rest.monospace && {
        spellCheck: false,
        autoComplete: "off",
        textarea: { style: { fontFamily: "Consolas, 'Cascadia Mono', monospace", fontSize: "12px" } },
      })}
    />
  </Field>
);
