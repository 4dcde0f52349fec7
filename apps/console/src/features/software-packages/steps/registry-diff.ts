import type { RegistryChange, RegistryData } from "@windlass/protocol";

const dataText = (data: RegistryData): string => {
  if ("text" in data) return data.text;
  if ("number" in data) return `${data.number} (0x${data.number.toString(16)})`;
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
      return change.name || "(default)";
    case "create-key":
      return "the key itself";
    case "delete-key":
      return "the key with all below it";
  }
};

/** How a line differs from what the step did before. */
export type Standing = "new" | "changed" | "gone" | "same";

export interface DiffLine {
  readonly action: RegistryChange["action"];
  readonly standing: Standing;
  readonly text: string;
  /** What the step did in this place before, where that was something else. */
  readonly before: string | null;
}

/** The lines of one key, in the order in which they are made. */
export interface KeyDiff {
  readonly key: string;
  readonly lines: DiffLine[];
}

export interface HiveDiff {
  readonly root: RegistryChange["root"];
  readonly keys: KeyDiff[];
}

const intoHives = (entries: readonly (readonly [RegistryChange, DiffLine])[]): HiveDiff[] => {
  const hives = new Map<RegistryChange["root"], Map<string, KeyDiff>>();
  for (const [{ root, key }, line] of entries) {
    const keys = hives.get(root) ?? new Map<string, KeyDiff>();
    hives.set(root, keys);
    // Windows does not tell the case of letters apart.
    const found = keys.get(key.toLowerCase()) ?? { key, lines: [] };
    keys.set(key.toLowerCase(), found);
    found.lines.push(line);
  }
  return [...hives].map(([root, keys]) => ({ root, keys: [...keys.values()] }));
};

/**
 * What a list of changes does to the registry, by hive and key, and how that differs from another list: in the order of
 * the new list; what falls away comes last.
 */
export const registryDiff = (before: readonly RegistryChange[], after: readonly RegistryChange[]): HiveDiff[] => {
  const old = new Map(before.map((change) => [place(change), change]));
  const lines = after.map((change) => {
    const earlier = old.get(place(change));
    old.delete(place(change));
    const text = changeText(change);
    const was = earlier && `${earlier.action} ${changeText(earlier)}`;
    const same = was === `${change.action} ${text}`;
    const line: DiffLine = {
      action: change.action,
      standing: earlier ? (same ? "same" : "changed") : "new",
      text,
      before: earlier && !same ? changeText(earlier) : null,
    };
    return [change, line] as const;
  });
  const gone = [...old.values()].map((change) => {
    const line: DiffLine = { action: change.action, standing: "gone", text: changeText(change), before: null };
    return [change, line] as const;
  });
  return intoHives([...lines, ...gone]);
};

/** How many lines there are of each kind. */
export const countLines = (hives: readonly HiveDiff[]): Readonly<Record<DiffLine["action"] | Standing, number>> => {
  const counts = { set: 0, "delete-value": 0, "create-key": 0, "delete-key": 0, new: 0, changed: 0, gone: 0, same: 0 };
  for (const { action, standing } of hives.flatMap(({ keys }) => keys.flatMap(({ lines }) => lines))) {
    if (standing !== "gone") counts[action] += 1;
    counts[standing] += 1;
  }
  return counts;
};
