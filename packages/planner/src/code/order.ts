import type { FolderChange } from "./changes.ts";
import { codeKinds } from "./kinds.ts";
import type { Fields } from "./schema-walk.ts";

/** Every id that a definition holds, wherever it stands. */
const idsIn = (definition: Fields | null): Set<string> =>
  new Set(JSON.stringify(definition ?? {}).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g));

const rank = ({ kind }: FolderChange): number => codeKinds.indexOf(kind);

const compareTitles = (one: FolderChange, other: FolderChange): number =>
  rank(one) - rank(other) ||
  Number(other.isShared) - Number(one.isShared) ||
  (one.title < other.title ? -1 : Number(one.title > other.title));

/** Each after what it names. Where they name each other in a circle the server says so. */
const afterWhatTheyName = (changes: readonly FolderChange[]): FolderChange[] => {
  const left = new Map(changes.map((change) => [change.id, change]));
  const ordered: FolderChange[] = [];
  const visit = (change: FolderChange): void => {
    if (!left.delete(change.id)) return;
    for (const id of idsIn(change.definition ?? change.there?.definition ?? null)) {
      const named = left.get(id);
      if (named) visit(named);
    }
    ordered.push(change);
  };
  for (const change of changes) visit(change);
  return ordered;
};

/** In the order in which a server takes them. */
export const inOrder = (changes: readonly FolderChange[]): FolderChange[] => {
  const sorted = changes.toSorted(compareTitles);
  const deletions = sorted.filter(({ action }) => action === "delete");
  const others = sorted.filter(({ action }) => action !== "delete");
  return [...afterWhatTheyName(others), ...afterWhatTheyName(deletions).toReversed()];
};
