import type { Reference } from "@windlass/protocol";
import { z } from "zod";
import { type CodeKind, kindsOfObjects, titleOf } from "./kinds.ts";
import type { References } from "./read-document.ts";
import type { Fields } from "./schema-walk.ts";
import type { NameOf } from "./write-document.ts";

/** Something that can be named. */
export interface Nameable {
  readonly kind: CodeKind | "organisation";
  readonly id: string;
  readonly isShared: boolean;
  readonly definition: Fields;
}

/** The organisation that is worked on, and the others that are known. */
export interface Organisations {
  readonly ownId: string;
  readonly all: readonly { readonly id: string; readonly name: string }[];
}

const word = z.string().trim().min(1).max(400);
const version = z.string().trim().min(1).max(60);

/**
 * How something is named: mostly by its name. Where that is not enough, by what tells it apart: the version of a package,
 * an operating system's content, that it is shared while the organisation has one of the same name; at last by its id.
 */
const namings = {
  name: word,
  version: z.strictObject({ name: word, version }),
  content: z.strictObject({ name: word, sha256: word }),
  shared: z.strictObject({ name: word, shared: z.literal(true) }),
  own: z.strictObject({ own: z.literal(true) }),
  id: z.strictObject({ id: z.uuid() }),
};

const { name: plain, id: byId } = namings;

/** The ways in which each kind is named, the shortest first. */
const ways: Readonly<Record<Nameable["kind"], readonly z.ZodType[]>> = {
  settings: [],
  vendor: [plain, namings.shared, byId],
  "device-model": [plain, byId],
  location: [plain, namings.shared, byId],
  "disk-template": [plain, namings.shared, byId],
  secret: [plain, namings.shared, byId],
  "security-model": [plain, namings.shared, byId],
  "operating-system": [plain, namings.content, byId],
  "software-product": [plain],
  "software-package": [namings.version, byId],
  build: [plain],
  organisation: [namings.own, plain, byId],
};

/** What a reference is to; a place is what the field beside it says. */
const kindOf = (to: Reference["to"], beside: Fields): Nameable["kind"] => {
  if (to === "place") return beside.field === "organisation" ? "organisation" : "location";
  if (to === "part" || to === "elsewhere") throw new TypeError(`nothing is named by ${to}`);
  return to;
};

/** How a reference may be written, as a schema for editors. */
export const namingsOf = (to: Reference["to"]): z.ZodType => {
  const kinds: readonly Nameable["kind"][] = to === "place" ? ["organisation", "location"] : [kindOf(to, {})];
  return z.union([...new Set(kinds.flatMap((kind) => ways[kind]))]);
};

const named = z.looseObject({
  name: word.optional(),
  version: word.optional(),
  sha256: word.optional(),
  shared: z.literal(true).optional(),
  own: z.literal(true).optional(),
  id: z.uuid().optional(),
});

const wordsOf = (kind: Nameable["kind"]): string => (kind === "organisation" ? kind : kindsOfObjects[kind].words);

const same = (one: unknown, other: unknown): boolean => String(one).toLowerCase() === String(other).toLowerCase();

/** Names of what there is, for writing and for reading documents. */
export class Names implements Pick<References, "idOf"> {
  readonly #all = new Map<string, Nameable[]>();
  readonly #ownId: string;

  constructor(objects: readonly Nameable[], organisations: Organisations) {
    this.#ownId = organisations.ownId;
    const others = organisations.all.map(
      ({ id, name }): Nameable => ({ kind: "organisation", id, isShared: false, definition: { name } }),
    );
    for (const object of [...objects, ...others]) {
      const list = this.#all.get(object.kind) ?? [];
      list.push(object);
      this.#all.set(object.kind, list);
    }
  }

  readonly nameOf: NameOf = (to, id, beside) => {
    const kind = kindOf(to, beside);
    if (to === "place" && id === this.#ownId) return { own: true };
    const object = this.#all.get(kind)?.find((one) => one.id === id);
    if (!object) return { id };
    const { name, version: packageVersion, sha256 } = object.definition;
    const forms = [
      ...(kind === "software-package" ? [{ name, version: packageVersion }] : [name]),
      ...(object.isShared ? [{ name, shared: true }] : []),
      ...(kind === "operating-system" ? [{ name, sha256 }] : []),
    ];
    return forms.find((form) => this.#candidates(kind, form).join() === id) ?? { id };
  };

  readonly idOf: References["idOf"] = (to, form, beside) => {
    const kind = kindOf(to, beside);
    if (!ways[kind].some((way) => way.safeParse(form).success))
      return `a ${wordsOf(kind)} is named here ${kind === "software-package" ? "by name and version" : "by its name"}`;
    const { data } = named.safeParse(form);
    if (data?.own) return { id: this.#ownId };
    // Of another organisation that is not shown; nothing is given away by what is compared with it.
    if (kind === "organisation" && data?.id) return { id: data.id };
    const found = this.#candidates(kind, form);
    const [only] = found;
    const text = typeof form === "string" ? `“${form}”` : JSON.stringify(form);
    if (only === undefined) return `there is no ${wordsOf(kind)} ${text}`;
    return found.length === 1 ? { id: only } : `there are ${found.length} of the kind ${wordsOf(kind)} called ${text}`;
  };

  /** What people call everything, by id. */
  *titles(): Iterable<[string, string]> {
    for (const list of this.#all.values())
      for (const { id, kind, definition } of list)
        yield [id, kind === "organisation" ? String(definition.name) : titleOf(kind, definition)];
  }

  /** Ids of all that a form means; an organisation's own go before what all share. */
  #candidates(kind: Nameable["kind"], form: unknown): string[] {
    const all = this.#all.get(kind) ?? [];
    const wanted = named.parse(typeof form === "string" ? { name: form } : form);
    if (wanted.id !== undefined) return all.flatMap(({ id }) => (id === wanted.id ? [id] : []));
    const fitting = all.filter(
      ({ definition, isShared }) =>
        same(definition.name, wanted.name) &&
        (wanted.version === undefined || definition.version === wanted.version) &&
        (wanted.sha256 === undefined || definition.sha256 === wanted.sha256) &&
        (wanted.shared === undefined || isShared),
    );
    const own = fitting.filter(({ isShared }) => !isShared);
    return (own.length > 0 ? own : fitting).map(({ id }) => id);
  }
}
