import { Button, Field, makeStyles, tokens } from "@fluentui/react-components";
import { Add16Regular, Delete16Regular } from "@fluentui/react-icons";
import type { z } from "zod";
import type { FieldControlProps } from "./field-control.tsx";
import { SchemaFields } from "./schema-fields.tsx";
import { blankOf } from "./shape.ts";
import { wordsOf } from "./words.ts";

const useStyles = makeStyles({
  rows: { display: "grid", gap: tokens.spacingVerticalS, border: "none", margin: 0, padding: 0, minWidth: 0 },
  row: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr) auto",
    alignItems: "start",
    gap: tokens.spacingHorizontalS,
  },
  fields: {
    display: "grid",
    alignItems: "start",
    gridTemplateColumns: "repeat(auto-fit, minmax(150px, 1fr))",
    gap: tokens.spacingHorizontalS,
  },
  add: { justifySelf: "start" },
  /** In line with the inputs, which stand below their labels. */
  remove: { marginTop: "26px" },
});

interface RowsControlProps extends FieldControlProps {
  readonly row: z.ZodObject;
  readonly nullable: boolean;
  readonly problem: string | undefined;
}

const isRow = (entry: unknown): entry is Record<string, unknown> => typeof entry === "object" && entry !== null;

/** A table of equal rows, such as who may use what is copied. */
export const RowsControl = ({
  name,
  variant,
  value,
  onChange,
  words,
  row,
  nullable,
  problem,
  ...rest
}: RowsControlProps) => {
  const styles = useStyles();
  const { label, hint } = wordsOf(words, variant, name);
  const rows = Array.isArray(value) ? value.filter(isRow) : [];
  const set = (next: readonly object[]) => onChange(nullable && next.length === 0 ? null : next);
  return (
    <Field
      label={label}
      {...(hint && { hint })}
      {...(problem && { validationMessage: problem, validationState: "error" as const })}
    >
      <fieldset className={styles.rows} aria-label={label}>
        {rows.map((entry, index) => (
          // Rows have no name of their own; they are only appended and removed.
          <div key={`${rest.path}.${String(index)}`} className={styles.row}>
            <div className={styles.fields}>
              <SchemaFields
                schema={row}
                variant={name}
                value={entry}
                onChange={(changed) => set(rows.map((other, place) => (place === index ? changed : other)))}
                problems={rest.problems}
                path={`${rest.path}.${index}.`}
                words={words}
              />
            </div>
            <Button
              className={styles.remove}
              size="small"
              appearance="subtle"
              icon={<Delete16Regular />}
              aria-label={`Remove row ${index + 1} of ${label}`}
              onClick={() => set(rows.filter((_other, place) => place !== index))}
            />
          </div>
        ))}
        <Button
          className={styles.add}
          size="small"
          icon={<Add16Regular />}
          aria-label={`Add to ${label}`}
          onClick={() => {
            const blank = blankOf(row);
            set([...rows, isRow(blank) ? blank : {}]);
          }}
        >
          Add
        </Button>
      </fieldset>
    </Field>
  );
};
