import type { ReactNode } from "react";
import type { z } from "zod";
import type { Problems } from "../problems.ts";
import { FieldControl } from "./field-control.tsx";
import type { FormWords } from "./words.ts";

export type FormValue = Readonly<Record<string, unknown>>;

export interface SchemaFieldsProps {
  readonly schema: z.ZodObject;
  /** Which variant of several it is; its words may differ. */
  readonly variant: string;
  readonly value: FormValue;
  readonly onChange: (value: FormValue) => void;
  readonly problems: Problems;
  /** Where the value stands in the whole, for its problems: `change.` */
  readonly path?: string;
  readonly words: FormWords;
  /** Fields that are shown, in this order; else all of the schema's, in its order. */
  readonly names?: readonly string[];
  /** Fields that are left out. */
  readonly without?: readonly string[];
  /** Fields that are asked for in a way of their own. */
  readonly own?: Readonly<Record<string, ReactNode>>;
}

/** A form made of a schema: one field for each property. `data-path` names it to {@link useShownProblems}. */
export const SchemaFields = ({ schema, names, without = [], own = {}, path = "", ...form }: SchemaFieldsProps) => (
  <>
    {(names ?? Object.keys(schema.shape)).flatMap((name) => {
      const field = schema.shape[name];
      if (!field || without.includes(name)) return [];
      return (
        <div key={name} data-path={`${path}${name}`}>
          {name in own ? (
            own[name]
          ) : (
            <FieldControl
              name={name}
              schema={field}
              variant={form.variant}
              value={form.value[name]}
              onChange={(value) => form.onChange({ ...form.value, [name]: value })}
              problems={form.problems}
              path={`${path}${name}`}
              words={form.words}
            />
          )}
        </div>
      );
    })}
  </>
);
