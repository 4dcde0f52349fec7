import type { Filter, MdtRules, MdtSection, MdtSetting } from "@windlass/protocol";
import type { AssetDraft } from "./types.ts";

/** What a section of the rules is for. */
export type SectionUse =
  | { readonly kind: "head" | "general" | "gateways" | "unused" }
  | { readonly kind: "place"; readonly gateway: string }
  | { readonly kind: "device"; readonly key: AssetDraft["key"] }
  | { readonly kind: "limited"; readonly filter: Filter };

export interface UsedSection {
  readonly section: MdtSection;
  readonly use: SectionUse;
}

const settingValue = ({ settings }: MdtSection, name: string): string =>
  settings.find((setting) => setting.name.toLowerCase() === name)?.value ?? "";

const sectionOf = ({ sections }: MdtRules, name: string): MdtSection | undefined =>
  sections.find((section) => section.name.toLowerCase() === name.toLowerCase());

const mac = /^(?:[0-9A-F]{2}[:-]){5}[0-9A-F]{2}$/i;
const uuid = /^\{?[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}\}?$/i;
const serial = /^(?=.*\d)[A-Z0-9-]{5,30}$/i;

/** Priority entries that are properties of the device: then the section is named by its value. */
const useByValue = (name: string, priority: ReadonlySet<string>, names: boolean): SectionUse => {
  if (mac.test(name)) return { kind: "device", key: "mac-address" };
  if (uuid.test(name)) return { kind: "device", key: "uuid" };
  const bySerial = priority.has("serialnumber") || priority.has("assettag");
  const byModel = priority.has("model") || priority.has("modelalias");
  // A section that names the computer is one computer's.
  if (bySerial && (names || !byModel) && serial.test(name)) return { kind: "device", key: "serial-number" };
  if (byModel) return { kind: "limited", filter: { field: "model", operator: "is", values: [name] } };
  if (priority.has("make")) return { kind: "limited", filter: { field: "vendor", operator: "is", values: [name] } };
  return { kind: "unused" };
};

const chassisSections: Readonly<Record<string, "laptop" | "desktop" | "server" | "virtual">> = {
  "bylaptoptype|laptop-true": "laptop",
  laptop: "laptop",
  desktop: "desktop",
  virtual: "virtual",
};

/** The entries of Priority, in order, in small letters. */
const priorityOf = (rules: MdtRules): string[] => {
  const head = sectionOf(rules, "Settings");
  const entries = (head ? settingValue(head, "priority") : "").split(",").map((entry) => entry.trim().toLowerCase());
  // Without it MDT looks at [Default] alone.
  return entries.some((entry) => entry !== "") ? entries.filter((entry) => entry !== "") : ["default"];
};

/** What each section is for, as `Priority` and the names of the sections say. */
const usedSections = (rules: MdtRules): UsedSection[] => {
  const order = priorityOf(rules);
  const priority = new Set(order);
  const gateways = priority.has("defaultgateway") ? sectionOf(rules, "DefaultGateway") : undefined;
  const places = new Map<string, string>(
    gateways?.settings.map(({ name, value }) => [value?.toLowerCase() ?? "", name]),
  );
  return rules.sections.map((section): UsedSection => {
    const folded = section.name.toLowerCase();
    const isUsed = (use: SectionUse): UsedSection => ({ section, use });
    if (folded === "settings") return isUsed({ kind: "head" });
    if (section === gateways) return isUsed({ kind: "gateways" });
    if (priority.has(folded)) return isUsed({ kind: "general" });
    const gateway = places.get(folded);
    if (gateway !== undefined) return isUsed({ kind: "place", gateway });
    const kind = chassisSections[folded];
    if (kind) return isUsed({ kind: "limited", filter: { field: "chassis", operator: "is", values: [kind] } });
    if (section.name === "") return isUsed({ kind: "unused" });
    const names = section.settings.some(({ name }) => /^(?:osd)?computername$/i.test(name));
    return isUsed(useByValue(section.name, priority, names));
  });
};

/** The sections in the order in which Priority looks at them. */
export const sectionsInOrder = (rules: MdtRules): UsedSection[] => {
  const order = priorityOf(rules);
  const place = (name: string) => {
    const at = order.indexOf(name.toLowerCase());
    return at < 0 ? order.length : at;
  };
  return usedSections(rules).toSorted((one, other) => place(one.section.name) - place(other.section.name));
};

/** `Applications001`, `Applications2`, … : padded or not; reading ends at the first number that is missing (ZTIUtility.vbs). */
export const listOf = (section: MdtSection, name: string): { used: MdtSetting[]; beyond: MdtSetting[] } => {
  const byNumber = new Map<number, MdtSetting>();
  for (const setting of section.settings) {
    const digits = new RegExp(`^${name}(\\d{1,3})$`, "i").exec(setting.name)?.[1];
    const number = Number(digits);
    if (digits !== undefined && !byNumber.has(number)) byNumber.set(number, setting);
  }
  const used: MdtSetting[] = [];
  for (let number = 1; byNumber.has(number); number++) {
    const setting = byNumber.get(number);
    if (setting) used.push(setting);
    byNumber.delete(number);
  }
  return { used, beyond: [...byNumber.values()] };
};
