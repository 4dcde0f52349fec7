import type { SoftwareProductDefinition } from "@windlass/protocol";
import type { Problems } from "../../forms/problems.ts";
import { TextArea } from "../../forms/text-area.tsx";
import { TextField } from "../../forms/text-field.tsx";

interface ProductFieldsProps {
  readonly value: SoftwareProductDefinition;
  readonly problems: Problems;
  readonly disabled?: boolean;
  readonly onChange: (changes: Partial<SoftwareProductDefinition>) => void;
}

/** What people say of a product. */
export const ProductFields = ({ value, problems, disabled = false, onChange }: ProductFieldsProps) => (
  <>
    <div data-path="name">
      <TextField
        label="Name"
        required
        hint="Without a version. Its packages bear it, too."
        disabled={disabled}
        value={value.name}
        onChange={(name) => onChange({ name })}
        problem={problems.name}
      />
    </div>
    <div data-path="vendor">
      <TextField
        label="Vendor"
        disabled={disabled}
        value={value.vendor}
        onChange={(vendor) => onChange({ vendor })}
        problem={problems.vendor}
      />
    </div>
    <div data-path="homepage">
      <TextField
        label="Homepage"
        disabled={disabled}
        value={value.homepage}
        placeholder="https://"
        onChange={(homepage) => onChange({ homepage })}
        problem={problems.homepage && "Enter an address that begins with https://, or nothing."}
      />
    </div>
    <div data-path="notes">
      <TextArea
        label="Notes"
        disabled={disabled}
        value={value.notes}
        onChange={(notes) => onChange({ notes })}
        problem={problems.notes}
      />
    </div>
  </>
);
