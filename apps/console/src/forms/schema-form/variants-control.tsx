import { Dropdown, Field, Option } from "@fluentui/react-components";
import { z } from "zod";
import type { FieldControlProps } from "./field-control.tsx";
import { type FormValue, SchemaFields } from "./schema-fields.tsx";
import { blankOf } from "./shape.ts";
import { wordsOf } from "./words.ts";

interface VariantsControlProps extends FieldControlProps {
  readonly discriminator: string;
  readonly options: readonly z.ZodObject[];
}

const isFormValue = (value: unknown): value is FormValue => typeof value === "object" && value !== null;

/** The value by which a variant is known. */
const variantName = (option: z.ZodObject, discriminator: string): string => {
  const literal = option.shape[discriminator];
  return literal instanceof z.ZodLiteral ? String(literal.value) : "";
};

/** One of several forms of a value: first which, then its fields. What two forms share is kept when it changes. */
export const VariantsControl = ({
  name,
  discriminator,
  options,
  value,
  onChange,
  words,
  path,
  ...rest
}: VariantsControlProps) => {
  const current = isFormValue(value) ? value : {};
  const chosen = String(current[discriminator] ?? "");
  const option = options.find((candidate) => variantName(candidate, discriminator) === chosen) ?? options[0];
  const { label, hint } = wordsOf(words, name, discriminator);
  const choose = (next: string) => {
    const schema = options.find((candidate) => variantName(candidate, discriminator) === next);
    const blank = schema && blankOf(schema);
    if (!schema || !isFormValue(blank)) return;
    const shared = Object.entries(current).filter(([key]) => key !== discriminator && key in schema.shape);
    onChange({ ...blank, ...Object.fromEntries(shared) });
  };
  return (
    <>
      <Field label={label} {...(hint && { hint })}>
        <Dropdown
          selectedOptions={[chosen]}
          value={words.values[chosen] ?? chosen}
          onOptionSelect={(_event, data) => data.optionValue && choose(data.optionValue)}
        >
          {options.map((candidate) => {
            const variant = variantName(candidate, discriminator);
            return (
              <Option key={variant} value={variant}>
                {words.values[variant] ?? variant}
              </Option>
            );
          })}
        </Dropdown>
      </Field>
      {option && (
        <SchemaFields
          schema={option}
          variant={chosen}
          value={current}
          onChange={onChange}
          problems={rest.problems}
          path={`${path}.`}
          words={words}
          without={[discriminator]}
        />
      )}
    </>
  );
};
