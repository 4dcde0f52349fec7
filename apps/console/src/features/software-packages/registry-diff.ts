import type { RegistryChange, RegistryData } from "@windlass/protocol";

const dataText = (data: RegistryData): string => {
  if ("text" in data) return data.text;
  if ("number" in data) return String(data.number);
  if ("digits" in data) return data.digits;
  return "texts" in data ? data.texts.join(" · ") : data.bytes.replaceAll(/(..)(?=.)/g, "$1 ");
};

const place = (change: RegistryChange): string =>
  `${change.action.includes("key") ? "key" : "value"} ${change.root}\\${change.key}\\${"name" in change ? change.name : ""}`.toLowerCase();

/** What a change does, in one line. */
const changeText = (change: RegistryChange): string => {
  switch (change.action) {
    case "set":
      return `${change.name || "(default)"} = ${dataText(change.data).slice(0, 120)} (${change.data.type})`;
    case "delete-value":
      return `delete ${change.name || "(default)"}`;
    case "create-key":
      return "create the key";
    case "delete-key":
      return "delete the key with all below it";
  }
};

export interface DiffLine {
  readonly kind: "added" | "changed" | "removed" | "same";
  readonly key: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a list of changes would do otherwise than another one, in the order of the new list; what falls away comes last. */
export const registryDiff = (before: readonly RegistryChange[], after: readonly RegistryChange[]): DiffLine[] => {
  const old = new Map(before.map((change) => [place(change), change]));
  const lines = after.map((change): DiffLine => {
    const earlier = old.get(place(change));
    old.delete(place(change));
    const [left, right] = [earlier ? changeText(earlier) : null, changeText(change)];
    const kind = left === null ? "added" : left === right ? "same" : "changed";
    return { kind, key: `${change.root}\\${change.key}`, before: left, after: right };
  });
  const removed = [...old.values()].map(
    (change): DiffLine => ({
      kind: "removed",
      key: `${change.root}\\${change.key}`,
      before: changeText(change),
      after: null,
    }),
  );
  return [...lines, ...removed];
};
