import { Checkbox, Dropdown, Field, Option, Textarea } from "@fluentui/react-components";
import type { z } from "zod";
import type { Problems } from "../problems.ts";
import { TextField } from "../text-field.tsx";
import { RowsControl } from "./rows-control.tsx";
import { type Shape, shapeOf } from "./shape.ts";
import { VariantsControl } from "./variants-control.tsx";
import { type FormWords, wordsOf } from "./words.ts";

export interface FieldControlProps {
  readonly name: string;
  readonly schema: z.core.$ZodType;
  readonly variant: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
  readonly problems: Problems;
  readonly path: string;
  readonly words: FormWords;
}

const monospace = { fontFamily: "Consolas, 'Cascadia Mono', monospace" };
const asText = (value: unknown): string => (value === null || value === undefined ? "" : String(value));
const asTexts = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** What is wrong with a field, or with one line of it. Rows and variants have fields of their own that tell theirs. */
const problemOf = (problems: Problems, path: string, kind: Shape["kind"]): string | undefined => {
  if (problems[path] !== undefined || kind === "rows" || kind === "variants") return problems[path];
  const [place, words] = Object.entries(problems).find(([found]) => found.startsWith(`${path}.`)) ?? [];
  const line = Number(place?.slice(path.length + 1));
  return words !== undefined && kind === "texts" && Number.isInteger(line) ? `Line ${line + 1}: ${words}` : words;
};

/** One field of a form that is made of a schema. */
export const FieldControl = (props: FieldControlProps) => {
  const { name, schema, variant, value, onChange, problems, path, words } = props;
  const shape = shapeOf(schema);
  const { label, hint, code, required = false } = wordsOf(words, variant, name);
  const problem = problemOf(problems, path, shape.kind);
  const valueWords = (option: string) => words.values[option] ?? option;
  const validation = {
    ...(hint && { hint }),
    ...(problem && { validationMessage: problem, validationState: "error" as const }),
  };
  switch (shape.kind) {
    case "text":
      if (!code)
        return (
          <TextField
            label={label}
            hint={hint}
            required={required}
            value={asText(value)}
            onChange={(text) => onChange(shape.nullable && text === "" ? null : text)}
            problem={problem}
          />
        );
      return (
        <Field label={label} required={required} {...validation}>
          <Textarea
            value={asText(value)}
            onChange={(_event, data) => onChange(data.value)}
            rows={12}
            resize="vertical"
            textarea={{ spellCheck: false, style: { ...monospace, maxHeight: "none" } }}
          />
        </Field>
      );
    case "number":
      return (
        <TextField
          label={label}
          hint={hint}
          type="number"
          value={asText(value)}
          onChange={(text) => onChange(text === "" ? undefined : Number(text))}
          problem={problem}
        />
      );
    case "flag":
      return (
        <Checkbox label={label} checked={value === true} onChange={(_event, data) => onChange(data.checked === true)} />
      );
    case "choice":
    case "choices": {
      const chosen = shape.kind === "choice" ? [asText(value)] : asTexts(value);
      return (
        <Field label={label} {...validation}>
          <Dropdown
            // In a row of a table it must become narrow.
            style={{ minWidth: 0 }}
            multiselect={shape.kind === "choices"}
            selectedOptions={chosen}
            value={chosen.map(valueWords).join(", ")}
            onOptionSelect={(_event, data) =>
              onChange(shape.kind === "choices" ? data.selectedOptions : data.optionValue)
            }
          >
            {shape.options.map((option) => (
              <Option key={option} value={option}>
                {valueWords(option)}
              </Option>
            ))}
          </Dropdown>
        </Field>
      );
    }
    case "texts":
      return (
        <Field label={label} {...validation}>
          <Textarea
            value={asTexts(value).join("\n")}
            onChange={(_event, data) => onChange(data.value === "" ? [] : data.value.split("\n"))}
            rows={3}
            resize="vertical"
            textarea={{ spellCheck: false, style: monospace }}
          />
        </Field>
      );
    case "rows":
      return <RowsControl {...props} row={shape.row} nullable={shape.nullable} problem={problem} />;
    case "variants":
      return <VariantsControl {...props} discriminator={shape.discriminator} options={shape.options} />;
    default:
      return null;
  }
};
