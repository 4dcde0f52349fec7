import type { PackageFile } from "@windlass/protocol";
import { fieldDifferences } from "../publication/field-differences.ts";
import { type FolderChange, type FolderComparison, type FolderIssue, filesToSend } from "./changes.ts";
import { type FolderDocument, writtenObject } from "./folder.ts";
import { keyOf, kindsOfObjects, type ServerObject, settled, titleOf } from "./kinds.ts";
import { type Nameable, Names, type Organisations } from "./names.ts";
import { inOrder } from "./order.ts";
import { definitionOfDocument } from "./read-document.ts";
import { type Fields, isFields } from "./schema-walk.ts";

export interface Compared {
  readonly documents: readonly FolderDocument[];
  /** All that the organisation has or shares. */
  readonly objects: readonly ServerObject[];
  readonly organisations: Organisations;
  /** What the server has and the folder has not is to be deleted. */
  readonly isDeleting: boolean;
  /** Whether the folder is to say what all organisations share; else it is only named. */
  readonly isSharedIn: boolean;
  /** Whether content of that hash can be sent. */
  readonly hasContent: (file: PackageFile) => boolean;
  /** Random UUIDs. */
  readonly makeId: () => string;
}

interface Placed {
  readonly entry: FolderDocument & { readonly document: Fields };
  readonly there: ServerObject | null;
  readonly id: string;
}

/** Of an organisation's objects, and of those that all share where the folder speaks of them. */
const isCovered = ({ isShared }: { isShared: boolean }, { isSharedIn }: Compared): boolean => !isShared || isSharedIn;

/** What a folder cannot bring back is not deleted for its sake. */
const isDeletable = ({ kind }: ServerObject): boolean => {
  const { folder, broughtBy } = kindsOfObjects[kind];
  return folder !== null && broughtBy === null;
};

class Comparing {
  readonly #input: Compared;
  readonly #issues: FolderIssue[] = [];

  constructor(input: Compared) {
    this.#input = input;
  }

  compare(): FolderComparison {
    const placed = this.#place();
    const met = new Set(placed.flatMap(({ there }) => there?.id ?? []));
    const rest = this.#input.objects.filter((object) => !met.has(object.id) && object.kind !== "settings");
    const surplus = rest.filter((object) => isCovered(object, this.#input));
    const deleted = this.#input.isDeleting ? surplus.filter(isDeletable) : [];
    const names = this.#names(placed, deleted);
    const changes = placed.flatMap((one) => this.#changeOf(one, names) ?? []);
    for (const object of deleted) this.#requireUnused(object, changes, deleted);
    const others = surplus.map((there): FolderChange => {
      const { kind, isShared, id } = there;
      const title = titleOf(kind, there.definition);
      const action = deleted.includes(there) ? "delete" : "leave";
      return { action, kind, isShared, title, file: null, there, definition: null, id, fields: [] };
    });
    return { issues: this.#issues, changes: inOrder([...changes, ...others]) };
  }

  /** Finds each document's object on the server. */
  #place(): Placed[] {
    const { objects, organisations, documents, makeId } = this.#input;
    const written = new Names(objects, organisations);
    const known = new Map(objects.map((object) => [writtenObject(object, written).key, object]));
    const files = new Map<string, string>();
    return documents.flatMap((entry): Placed[] => {
      const { document, kind, isShared, file } = entry;
      if (!isFields(document)) return this.#refuse(file, "expected the fields of an object");
      const key = keyOf(kind, isShared, document);
      const other = files.get(key);
      if (other !== undefined) return this.#refuse(file, `${other} describes the same ${kindsOfObjects[kind].words}`);
      files.set(key, file);
      const there = known.get(key) ?? null;
      return [{ entry: { ...entry, document }, there, id: there?.id ?? makeId() }];
    });
  }

  #refuse(file: string, message: string, place: FolderIssue["place"] = []): [] {
    this.#issues.push({ file, place, kind: "wrong", message });
    return [];
  }

  /** What can be named once the folder is applied. */
  #names(placed: readonly Placed[], deleted: readonly ServerObject[]): Names {
    const ids = new Set([...placed, ...deleted].map(({ id }) => id));
    const stays = this.#input.objects.filter(({ id }) => !ids.has(id));
    const brought = placed.map(
      ({ entry: { kind, isShared, document }, id }): Nameable => ({ kind, isShared, id, definition: document }),
    );
    return new Names([...brought, ...stays], this.#input.organisations);
  }

  #changeOf({ entry, there, id }: Placed, names: Names): FolderChange | null {
    const { kind, isShared, document, file } = entry;
    const { schema, facts } = kindsOfObjects[kind];
    const references = { idOf: names.idOf, makeId: this.#input.makeId };
    const read = definitionOfDocument(schema, document, there?.definition, references);
    for (const { place, message } of read.issues) this.#refuse(file, message, place);
    if (!read.definition) return null;
    const definition = settled(kind, read.definition);
    const fact = there && facts.find((field) => there.definition[field] !== definition[field]);
    if (fact) this.#refuse(file, `${fact} cannot be changed: on the server it is ${there.definition[fact]}`, [fact]);
    this.#requireContent(file, kind, there, definition);
    const change = { kind, isShared, title: titleOf(kind, definition), file, there, definition, id };
    if (!there) return { ...change, action: "create", fields: [] };
    const isSame = JSON.stringify(there.definition) === JSON.stringify(definition);
    if (isSame) return { ...change, action: "keep", fields: [] };
    return { ...change, action: "change", fields: this.#differences(there.definition, definition, names) };
  }

  /** What a folder cannot hold has to be there, on the server or beside the folder. */
  #requireContent(file: string, kind: FolderDocument["kind"], there: ServerObject | null, definition: Fields): void {
    const { broughtBy, words } = kindsOfObjects[kind];
    const missing = (message: string, place: FolderIssue["place"] = []) =>
      this.#issues.push({ file, place, kind: "missing", message });
    if (broughtBy !== null && !there)
      missing(`the server has no ${words} “${titleOf(kind, definition)}”, which no file can hold: ${broughtBy}`);
    if (kind !== "software-package") return;
    for (const content of filesToSend({ there, definition }))
      if (!this.#input.hasContent(content))
        missing(
          `the content of ${content.path} (SHA-256 ${content.sha256}) is not in the folder: put it into content/, or name a folder that has it with --content`,
          ["files"],
        );
  }

  #differences(before: Fields, after: Fields, names: Names) {
    const known = new Map(names.titles());
    const readable = (text: string) =>
      text.replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, (id) => known.get(id) ?? id);
    return fieldDifferences(before, after, (_path, text) => readable(text)).map((difference) => ({
      ...difference,
      field: difference.field.replaceAll(/([a-z])Id(s?)(?=\.|$)/g, "$1$2"),
    }));
  }

  /** Refuses to delete what something names that the folder does not speak of. */
  #requireUnused(object: ServerObject, changes: readonly FolderChange[], deleted: readonly ServerObject[]): void {
    const spokenOf = new Set([...changes, ...deleted].map(({ id }) => id));
    const users = object.usedBy.filter(({ id }) => !spokenOf.has(id));
    if (users.length === 0) return;
    const title = titleOf(object.kind, object.definition);
    const named = users.map(({ kind, name }) => `${kind} “${name}”`).join(", ");
    this.#refuse(
      `${kindsOfObjects[object.kind].folder ?? ""}/`,
      `${kindsOfObjects[object.kind].words} “${title}” is not in the folder and would be deleted, but is used by ${named}`,
    );
  }
}

/**
 * What a folder and a server differ in, and what applying the one to the other does. Everything that is wrong is told at
 * once.
 */
export const compareFolder = (input: Compared): FolderComparison => new Comparing(input).compare();
