import { driverMatchRequest } from "@windlass/protocol";

/** A part of a machine that somebody knows the identifiers of. */
interface PastedPart {
  name?: string;
  problemCode?: number;
  hardwareIds: string[];
  compatibleIds: string[];
}

type Section = "hardwareIds" | "compatibleIds";

/** Labels of `pnputil /enum-devices /ids`, Get-PnpDevice and Device Manager, folded. */
const sections: Readonly<Record<string, Section>> = {
  hardwareid: "hardwareIds",
  hardwareids: "hardwareIds",
  compatibleid: "compatibleIds",
  compatibleids: "compatibleIds",
};
const names = new Set(["devicedescription", "friendlyname", "name", "description"]);
const beginnings = new Set(["instanceid", "pnpdeviceid"]);

export const partsHint =
  "One hardware id a line, in the order in which Device Manager lists them (Details, Hardware Ids); an empty line begins another part. Output of “pnputil /enum-devices /ids” fits, too.";

/** PowerShell puts a list into braces, which may end lines later; some identifiers have braces of their own around a GUID. */
const withoutBraces = (text: string): string => {
  const begun = text.replace(/^\{(?![\da-f]{8}-)/i, "");
  return begun.endsWith("}") && !/\{[^}]*\}$/.test(begun) ? begun.slice(0, -1) : begun;
};

/** People put quotes around identifiers and commas behind them; none has a blank in it, as sentences have. */
const identifiersIn = (text: string): string[] =>
  withoutBraces(text)
    .split(/,\s|;/)
    .map((one) => one.replaceAll(/["',]/g, "").trim())
    .filter((one) => one !== "" && !/\s/.test(one));

/** A label is made of words alone: `HID_DEVICE_UP:000D_U:0004` is an identifier. */
const labelled = (line: string): { readonly label: string; readonly value: string } | null => {
  const [, label, value = ""] = /^([\p{L} ]+?)\s*:\s*(.*)$/u.exec(line) ?? [];
  return label === undefined ? null : { label: label.toLowerCase().replaceAll(/\s/g, ""), value: value.trim() };
};

/** Parts of a machine in pasted text, each with its identifiers in their order, which is rank. */
export const partsFromText = (text: string): { readonly nodes: PastedPart[]; readonly problem: string | null } => {
  const parts: PastedPart[] = [];
  let part: PastedPart | null = null;
  let section: Section | null = "hardwareIds";
  const begin = (): PastedPart => {
    const begun: PastedPart = { hardwareIds: [], compatibleIds: [] };
    parts.push(begun);
    section = "hardwareIds";
    part = begun;
    return begun;
  };
  for (const line of text.split("\n").map((one) => one.trim())) {
    if (line === "") {
      part = null;
      continue;
    }
    const told = labelled(line);
    const current: PastedPart = part === null || (told && beginnings.has(told.label)) ? begin() : part;
    if (told === null) {
      if (section !== null) current[section].push(...identifiersIn(line));
      continue;
    }
    section = sections[told.label] ?? null;
    if (section !== null) current[section].push(...identifiersIn(told.value));
    else if (names.has(told.label)) current.name = told.value;
    else if (told.label === "problemcode") current.problemCode = Number.parseInt(told.value, 10) || 0;
  }
  const found = parts.filter(({ hardwareIds, compatibleIds }) => hardwareIds.length + compatibleIds.length > 0);
  if (found.length === 0) return { nodes: [], problem: text.trim() === "" ? null : "There is no hardware id in this." };
  const read = driverMatchRequest.shape.nodes.safeParse(found);
  if (read.success) return { nodes: found, problem: null };
  const [issue] = read.error.issues;
  const number = Number(issue?.path[0] ?? 0) + 1;
  return { nodes: [], problem: `This cannot be read: part ${number}: ${issue?.message ?? "it has another form"}.` };
};
