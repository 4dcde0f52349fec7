import { Field, Input, type InputProps } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useFieldLabel } from "./field-label.ts";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly problem?: string | undefined;
  readonly hint?: string | undefined;
  readonly required?: boolean;
  readonly type?: "text" | "email" | "password" | "date" | "number";
  readonly placeholder?: string;
  readonly autoComplete?: string;
  readonly autoFocus?: boolean;
  readonly after?: ReactNode;
  readonly disabled?: boolean;
  readonly monospace?: boolean;
}

/** A labelled line of text with its hint and what is wrong with it. */
export const TextField = ({ label, value, onChange, problem, hint, required, ...rest }: TextFieldProps) => {
  const { after, autoFocus, monospace, type = "text", ...input } = rest;
  const extra: Partial<InputProps> = after ? { contentAfter: <>{after}</> } : {};
  return (
    <Field
      label={useFieldLabel(label, required ?? false)}
      {...(hint && { hint })}
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <Input
        value={value}
        type={type}
        required={required ?? false}
        onChange={(_event, data) => onChange(data.value)}
        {...input}
        {...extra}
        input={{
          ...(autoFocus && { autoFocus }),
          ...(monospace && { style: { fontFamily: "Consolas, 'Cascadia Mono', monospace" }, spellCheck: false }),
        }}
      />
    </Field>
  );
};
