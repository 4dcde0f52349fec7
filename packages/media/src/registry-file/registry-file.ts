import { type RegistryChange, type RegistryFileReading, registryChange } from "@windlass/protocol";
import { quoted, readData } from "./data.ts";
import { readRegistryText } from "./text.ts";

type Place = Pick<RegistryChange, "root" | "key">;

/** Changes that are read; a step takes no more. */
const changeLimit = 20_000;
const problemLimit = 200;

const roots: Readonly<Record<string, Place["root"]>> = {
  HKEY_LOCAL_MACHINE: "HKEY_LOCAL_MACHINE",
  HKEY_CURRENT_USER: "HKEY_CURRENT_USER",
  HKEY_USERS: "HKEY_USERS",
  HKEY_CLASSES_ROOT: "HKEY_CLASSES_ROOT",
  HKEY_CURRENT_CONFIG: "HKEY_CURRENT_CONFIG",
};

/** `[HKEY_…\key]` or `[-HKEY_…\key]`; a text says why it is none. */
const readKey = (line: string): { readonly place: Place; readonly deleted: boolean } | string => {
  const match = /^\[(-?)([^\\\]]+)(?:\\(.*))?\]\s*(?:;.*)?$/.exec(line);
  if (!match) return "the key has no closing bracket";
  const root = roots[(match[2] ?? "").toUpperCase()];
  if (root === undefined) return `“${match[2]}” is no root; abbreviations such as HKLM are not taken in files`;
  const key = (match[3] ?? "").replace(/\\+$/, "");
  if (key === "") return "a root by itself cannot be changed";
  return { place: { root, key }, deleted: match[1] === "-" };
};

/** `"name"=value`, `@=value`, `"name"=-`; a text says why it is none. */
const readValue = (line: string, place: Place, format: 4 | 5): RegistryChange | string => {
  const match = /^(@|"(?:[^"\\]|\\.)*")\s*=\s*(.*)$/s.exec(line);
  if (!match) return "it is neither a key nor a value";
  const name = match[1] === "@" ? "" : (quoted(match[1] ?? "") ?? "");
  const text = (match[2] ?? "").trim();
  if (/^-\s*(?:;.*)?$/.test(text)) return { action: "delete-value", ...place, name };
  const data = readData(text, format);
  return typeof data === "string" ? data : { action: "set", ...place, name, data };
};

interface Line {
  readonly number: number;
  readonly text: string;
}

/** Lists of bytes go on after a backslash at the end of a line. */
const joined = (lines: readonly string[]): Line[] => {
  const result: Line[] = [];
  for (let index = 0; index < lines.length; index++) {
    const number = index + 2;
    const parts = [lines[index]?.trim() ?? ""];
    // Texts may end with a backslash and a quote; only lists of bytes go on.
    while (/hex(?:\([0-9a-fA-F]+\))?:[^"]*$/.test(parts[0] ?? "") && parts.at(-1)?.endsWith("\\")) {
      parts.push(parts.pop()?.slice(0, -1) ?? "");
      index += 1;
      if (index >= lines.length) break;
      parts.push(lines[index]?.trim() ?? "");
    }
    result.push({ number, text: parts.join("") });
  }
  return result;
};

const samePlace = (one: Place, other: Place | undefined): boolean =>
  other !== undefined && one.root === other.root && one.key === other.key;

/** Setting a value makes its key: making it before is only kept where no value follows. */
const withoutEmptyCreations = (changes: readonly RegistryChange[]): RegistryChange[] =>
  changes.filter((change, index) => {
    const next = changes[index + 1];
    return !(change.action === "create-key" && next?.action === "set" && samePlace(change, next));
  });

/**
 * Reads a `.reg` file into changes, in its order. Lines that Windows would pass over are told and passed over, too.
 *
 * @throws WindlassError `software.registry-file-unreadable`
 */
export const readRegistryFile = (bytes: Uint8Array, fileName: string): RegistryFileReading => {
  const { format, lines } = readRegistryText(bytes, fileName);
  const changes: RegistryChange[] = [];
  const problems: RegistryFileReading["problems"] = [];
  const tell = (line: number, message: string) => {
    if (problems.length < problemLimit) problems.push({ line, message });
  };
  /** Null outside of a key, and behind one that is deleted. */
  let place: Place | null = null;
  for (const { number, text } of joined(lines)) {
    if (text === "" || text.startsWith(";")) continue;
    if (changes.length >= changeLimit) {
      tell(number, `a step takes ${changeLimit} changes; what follows was left out`);
      break;
    }
    let change: RegistryChange | string;
    if (text.startsWith("[")) {
      const key = readKey(text);
      place = typeof key === "string" || key.deleted ? null : key.place;
      change = typeof key === "string" ? key : { action: key.deleted ? "delete-key" : "create-key", ...key.place };
    } else change = place === null ? "there is no key to which it belongs" : readValue(text, place, format);
    if (typeof change === "string") tell(number, change);
    else {
      const checked = registryChange.safeParse(change);
      if (checked.success) changes.push(checked.data);
      else tell(number, checked.error.issues[0]?.message ?? "it cannot be used");
    }
  }
  return { changes: withoutEmptyCreations(changes), problems };
};
