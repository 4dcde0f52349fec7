import type { Problems } from "../../forms/problems.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";

export interface Description {
  readonly name: string;
  readonly description: string;
  /** Empty: it does not end, or nobody knows when. */
  readonly expiresOn: string;
}

export const emptyDescription: Description = { name: "", description: "", expiresOn: "" };

interface DescribingFieldsProps {
  readonly value: Description;
  readonly onChange: (change: Partial<Description>) => void;
  readonly problems: Problems;
  /** The value says its own end. */
  readonly hasOwnExpiry: boolean;
  readonly disabled?: boolean;
}

/** Name, description and expiry of a secret. */
export const DescribingFields = ({
  value,
  onChange,
  problems,
  hasOwnExpiry,
  disabled = false,
}: DescribingFieldsProps) => (
  <>
    <TextField
      label="Name"
      required
      disabled={disabled}
      hint="As it is chosen elsewhere."
      value={value.name}
      onChange={(name) => onChange({ name })}
      problem={problems["definition.name"]}
    />
    <TextArea
      label="Description"
      disabled={disabled}
      rows={2}
      value={value.description}
      onChange={(description) => onChange({ description })}
      problem={problems["definition.description"]}
    />
    {!hasOwnExpiry && (
      <TextField
        label="Expires on"
        type="date"
        disabled={disabled}
        hint="The last day on which it works; you are warned before."
        value={value.expiresOn}
        onChange={(expiresOn) => onChange({ expiresOn })}
        problem={problems["definition.expiresOn"]}
      />
    )}
  </>
);
