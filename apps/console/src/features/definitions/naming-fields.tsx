import type { DefinitionKind } from "@windlass/protocol";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";
import type { FieldsOf } from "./definition-panel.tsx";

type Named = Pick<FieldsOf<Exclude<DefinitionKind, "location">>, "problems" | "disabled"> & {
  readonly value: { readonly name: string; readonly description: string };
  readonly onChange: (change: { readonly name?: string; readonly description?: string }) => void;
  readonly hint?: string;
};

/** Name and description, which most definitions have. */
export const NamingFields = ({ value, onChange, problems, disabled, hint }: Named) => (
  <>
    <TextField
      label="Name"
      required
      disabled={disabled}
      hint={hint}
      value={value.name}
      onChange={(name) => onChange({ name })}
      problem={problems.name}
    />
    <TextArea
      label="Description"
      disabled={disabled}
      rows={2}
      value={value.description}
      onChange={(description) => onChange({ description })}
      problem={problems.description}
    />
  </>
);
