import type { Reference } from "@windlass/protocol";
import { z } from "zod";
import {
  bare,
  documentKey,
  type Fields,
  isFields,
  optionOfDocument,
  optionsOf,
  referenceOf,
  type Schema,
  shapeOf,
} from "./schema-walk.ts";

/** Where something is in a document: fields and positions from its top. */
export type Place = readonly (string | number)[];

/** What is wrong with a document. */
export interface DocumentIssue {
  readonly place: Place;
  readonly message: string;
}

/** What names in a document come to. */
export interface References {
  /** The id of what is named; text: why there is none. `beside` are the fields of the object that names it. */
  readonly idOf: (to: Reference["to"], name: unknown, beside: Fields) => { readonly id: string } | string;
  /** For a part that is new. */
  readonly makeId: () => string;
}

/** Stands for what is not known, so that the rest can be looked at, too. */
const nobody = "00000000-0000-4000-8000-000000000000";

class Reading {
  readonly issues: DocumentIssue[] = [];
  readonly #places = new Map<string, Place>();
  readonly #references: References;

  constructor(references: References) {
    this.#references = references;
  }

  /** Where in the document a place of the definition is. */
  placeOf(path: Place): Place {
    for (let length = path.length; length > 0; length -= 1) {
      const known = this.#places.get(JSON.stringify(path.slice(0, length)));
      if (known) return known;
    }
    return [];
  }

  /** What the schema says of the definition, at its place in the document; of what is not there, with its name. */
  told({ path, message }: z.core.$ZodIssue): DocumentIssue {
    const known = path.filter((step) => typeof step !== "symbol");
    const place = this.placeOf(known);
    return { place, message: place.length < known.length ? `${known.at(-1)}: ${message}` : message };
  }

  /** @param there what the definition has there so far, from which parts keep their ids */
  read(schema: Schema, document: unknown, there: unknown, at: { place: Place; path: Place }, beside: Fields): unknown {
    this.#places.set(JSON.stringify(at.path), at.place);
    if (document === null || document === undefined) return document;
    const inner = bare(schema);
    const reference = Array.isArray(document) ? undefined : referenceOf(inner);
    if (reference) return this.#idOf(reference.to, document, at.place, beside);
    if (inner instanceof z.core.$ZodArray && Array.isArray(document)) {
      const earlier = new Earlier(there);
      return document.map((item, index) =>
        this.read(inner._zod.def.element, item, earlier.of(item), inside(at, index, index), beside),
      );
    }
    const options = optionsOf(inner);
    if (!options) return isFields(document) ? this.#readFields(inner, document, there, at) : document;
    const option = optionOfDocument(options, document);
    return option ? this.read(option, document, there, at, beside) : document;
  }

  #readFields(schema: Schema, document: Fields, there: unknown, at: { place: Place; path: Place }): unknown {
    const shape = shapeOf(schema);
    if (!shape) return document;
    const known = new Set(shape.flatMap(([key, field]) => documentKey(key, field) ?? []));
    for (const key of Object.keys(document).filter((one) => !known.has(one)))
      this.issues.push({
        place: [...at.place, key],
        message: `there is no field “${key}” here; there are ${[...known].join(", ")}`,
      });
    const before = isFields(there) ? there : {};
    const fields = shape.flatMap(([key, field]) => {
      const name = documentKey(key, field);
      if (name === null)
        return [[key, typeof before[key] === "string" ? before[key] : this.#references.makeId()] as const];
      if (!Object.hasOwn(document, name)) return [];
      return [[key, this.read(field, document[name], before[key], inside(at, name, key), document)] as const];
    });
    return Object.fromEntries(fields);
  }

  #idOf(to: Reference["to"], document: unknown, place: Place, beside: Fields): unknown {
    if (to === "elsewhere") return document;
    const found = this.#references.idOf(to, document, beside);
    if (typeof found !== "string") return found.id;
    this.issues.push({ place, message: found });
    return nobody;
  }
}

const inside = ({ place, path }: { place: Place; path: Place }, name: string | number, key: string | number) => ({
  place: [...place, name],
  path: [...path, key],
});

/** The elements that a list had before, each given out once, by their names. */
class Earlier {
  readonly #left: Fields[];

  constructor(there: unknown) {
    this.#left = Array.isArray(there) ? there.filter(isFields) : [];
  }

  of(item: unknown): Fields | undefined {
    if (!isFields(item) || item.name === undefined) return undefined;
    const at = this.#left.findIndex(({ name }) => name === item.name);
    return at < 0 ? undefined : this.#left.splice(at, 1)[0];
  }
}

export interface ReadDocument<Definition> {
  /** Null where something is wrong. */
  readonly definition: Definition | null;
  readonly issues: readonly DocumentIssue[];
}

/**
 * The definition that a document describes, judged by its schema. What the schema does not know is refused. Parts of it
 * (steps, checks) keep the ids that those of the same name have in `there`.
 */
export const definitionOfDocument = <Definition>(
  schema: z.ZodType<Definition>,
  document: unknown,
  there: unknown,
  references: References,
): ReadDocument<Definition> => {
  const reading = new Reading(references);
  const value = reading.read(schema, document, there, { place: [], path: [] }, {});
  const parsed = schema.safeParse(value);
  const wrong = parsed.success ? [] : parsed.error.issues.map((issue) => reading.told(issue));
  const issues = [...reading.issues, ...wrong];
  return { definition: parsed.success && issues.length === 0 ? parsed.data : null, issues };
};
