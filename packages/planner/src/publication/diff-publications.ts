import type { PublicationBody, PublicationChange, PublishedBuild, PublishedKind } from "@windlass/protocol";
import { buildInWords } from "./autopilot-words.ts";
import { fieldDifferences } from "./field-differences.ts";
import { packageOptionsInWords, packagesWithOptions } from "./package-words.ts";

type FieldChange = PublicationChange["fields"][number];

interface Entry {
  readonly id: string;
  readonly name: string;
}

/** Names of the objects that builds refer to by id. */
type Names = ReadonlyMap<string, string>;

const namesOf = (publication: PublicationBody | null): Names =>
  new Map([
    ...(publication?.operatingSystems ?? []).map((entry) => [entry.id, entry.name] as const),
    ...[...(publication?.packages ?? []), ...(publication?.removals ?? [])].map(
      (entry) => [entry.id, `${entry.name} ${entry.version}`] as const,
    ),
    ...(publication?.diskTemplates ?? []).map((entry) => [entry.id, entry.name] as const),
    ...(publication?.securityModels ?? []).map((entry) => [entry.id, entry.name] as const),
  ]);

const references: readonly string[] = [
  "packageIds",
  "dependencies",
  "replaces",
  "disk partition template",
  "local security model",
];

const isReference = (path: string): boolean => references.includes(path) || path.endsWith(".operatingSystemId");

const resolved = (path: string, text: string, names: Names): string =>
  isReference(path)
    ? text
        .split(", ")
        .map((id) => names.get(id) ?? id)
        .join(", ")
    : text;

const fieldChanges = (before: object, after: object, names: { before: Names; after: Names }): FieldChange[] =>
  fieldDifferences(before, after, (path, text, side) => resolved(path, text, names[side]));

const diffEntries = <Item extends Entry>(
  objectKind: PublishedKind,
  previous: readonly Item[],
  next: readonly Item[],
  names: { before: Names; after: Names },
  shown: (item: Item) => object = (item) => item,
): PublicationChange[] => {
  const before = new Map(previous.map((item) => [item.id, item]));
  const after = new Map(next.map((item) => [item.id, item]));
  const told = (kind: PublicationChange["kind"], item: Item, fields: FieldChange[] = []): PublicationChange => ({
    kind,
    objectKind,
    objectId: item.id,
    name: item.name,
    fields,
  });
  const addedOrChanged = next.flatMap((item): PublicationChange[] => {
    const old = before.get(item.id);
    if (!old) return [told("added", item)];
    const fields = fieldChanges(shown(old), shown(item), names);
    return fields.length > 0 ? [told("changed", item, fields)] : [];
  });
  return [...addedOrChanged, ...previous.filter((item) => !after.has(item.id)).map((item) => told("removed", item))];
};

/**
 * Vendors and locations come and go with the filters that ask for them, all at once; told is only what differs while some
 * filter asks.
 */
const diffContext = <Item extends Entry>(
  objectKind: PublishedKind,
  previous: readonly Item[],
  next: readonly Item[],
  names: { before: Names; after: Names },
): PublicationChange[] =>
  previous.length === 0 || next.length === 0 ? [] : diffEntries(objectKind, previous, next, names);

/** The files say it all: their archive comes about later, and older publications have none. */
const withoutArchive = ({ archive: _archive, ...rest }: PublicationBody["packages"][number]): object => rest;

/**
 * How packages that are replaced, and installed nowhere, are removed. That one is replaced, or no more, is a change of the
 * package that does; that of one which is installed, too, stands among its own.
 */
const diffRemovals = (
  previous: PublicationBody | null,
  next: PublicationBody,
  names: { before: Names; after: Names },
): PublicationChange[] => {
  const installed = new Set([...(previous?.packages ?? []), ...next.packages].map(({ id }) => id));
  const both = next.removals.filter((removal) => !installed.has(removal.id));
  const before = (previous?.removals ?? []).filter(({ id }) => both.some((removal) => removal.id === id));
  const changes = diffEntries("software-package", before, both, names, ({ archive: _archive, ...rest }) => rest);
  return changes
    .filter(({ kind }) => kind === "changed")
    .map((change) => ({ ...change, name: `Removal of ${change.name}` }));
};

/**
 * What deploying `next` in place of `previous` changes, by object and field; empty when both deploy the same. Number,
 * time and chain of the publications are not compared.
 *
 * @param previous - null before the first publication: everything is added
 */
export const diffPublications = (previous: PublicationBody | null, next: PublicationBody): PublicationChange[] => {
  const names = { before: namesOf(previous), after: namesOf(next) };
  const withOptions = packagesWithOptions([...(previous?.builds ?? []), ...next.builds]);
  const nameOf = (id: string) => names.after.get(id) ?? names.before.get(id) ?? id;
  const inWords = (build: PublishedBuild): object => ({
    ...buildInWords(build),
    ...packageOptionsInWords(build, withOptions, nameOf),
  });
  return [
    ...diffEntries("build", previous?.builds ?? [], next.builds, names, inWords),
    ...diffEntries("operating-system", previous?.operatingSystems ?? [], next.operatingSystems, names),
    ...diffEntries("software-package", previous?.packages ?? [], next.packages, names, withoutArchive),
    ...diffRemovals(previous, next, names),
    ...diffEntries("disk-template", previous?.diskTemplates ?? [], next.diskTemplates, names),
    ...diffEntries("security-model", previous?.securityModels ?? [], next.securityModels, names),
    ...diffContext("vendor", previous?.vendors ?? [], next.vendors, names),
    ...diffContext("location", previous?.locations ?? [], next.locations, names),
  ];
};
