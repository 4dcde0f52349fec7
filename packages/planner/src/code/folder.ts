import { fileNamesOf } from "./file-names.ts";
import { type CodeKind, codeKinds, keyOf, kindsOfObjects, type ServerObject, titleOf } from "./kinds.ts";
import { Names, type Organisations } from "./names.ts";
import type { Fields } from "./schema-walk.ts";
import { documentOf } from "./write-document.ts";

/** One file of a folder of configuration as code. */
export interface FolderDocument {
  /** Its path in the folder, with forward slashes. */
  readonly file: string;
  readonly kind: CodeKind;
  /** It belongs to all organisations. */
  readonly isShared: boolean;
  readonly document: unknown;
}

/** Where what belongs to all organisations lies. */
export const sharedFolder = "shared";

/** The file of the settings, which have no folder. */
const settingsFile = "settings";

const fileOf = (kind: CodeKind, isShared: boolean, name: string): string => {
  const folder = kindsOfObjects[kind].folder;
  const path = folder === null ? settingsFile : `${folder}/${name}`;
  return `${isShared ? `${sharedFolder}/` : ""}${path}.yaml`;
};

/** What a path in a folder is a file of. Null: of nothing. */
export const kindOfFile = (file: string): Pick<FolderDocument, "kind" | "isShared"> | null => {
  const parts = file.split("/");
  const isShared = parts[0] === sharedFolder;
  const [first = "", second, ...further] = isShared ? parts.slice(1) : parts;
  if (further.length > 0) return null;
  const kind = codeKinds.find((one) => {
    const { folder, mayBeShared } = kindsOfObjects[one];
    if (isShared && !mayBeShared) return false;
    if (folder === null) return second === undefined && first === `${settingsFile}.yaml`;
    return folder === first && second !== undefined && /^[^.].*\.yaml$/.test(second);
  });
  return kind ? { kind, isShared } : null;
};

/** The document of an object, and what tells it apart. */
export const writtenObject = ({ kind, isShared, definition }: ServerObject, names: Names) => {
  const document = documentOf(kindsOfObjects[kind].schema, definition, names.nameOf);
  return { document, key: keyOf(kind, isShared, document) };
};

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/**
 * The files of objects, in the order of their paths. Ids that the server gave are in none of them.
 *
 * @param objects all that can be named
 * @param isIn which of them become files
 */
export const folderOf = (
  objects: readonly ServerObject[],
  organisations: Organisations,
  isIn: (object: ServerObject) => boolean,
): (FolderDocument & { readonly document: Fields })[] => {
  const names = new Names(objects, organisations);
  const written = objects.filter(isIn).map((object) => ({ ...object, ...writtenObject(object, names) }));
  const groups = Object.groupBy(written, ({ kind, isShared }) => `${kind} ${isShared}`);
  return Object.values(groups)
    .flatMap((group = []) => {
      const fileNames = fileNamesOf(group.map(({ key, kind, document }) => ({ key, title: titleOf(kind, document) })));
      return group.map(({ kind, isShared, document, key }) => ({
        file: fileOf(kind, isShared, fileNames.get(key) ?? key),
        kind,
        isShared,
        document,
      }));
    })
    .toSorted((one, other) => compare(one.file, other.file));
};
