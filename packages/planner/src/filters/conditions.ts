import type {
  DeviceFacts,
  FilterCondition,
  FlagCondition,
  HardwareIdCondition,
  NumberCondition,
  TextCondition,
  VersionCondition,
} from "@windlass/protocol";
import { compareVersionAsAsked, leadingVersion } from "./versions.ts";
import { fitsWildcard } from "./wildcard.ts";

/** Gives the one name of a maker that calls itself several, such as `HP` for `Hewlett-Packard`. */
export type NormaliseVendor = (name: string) => string;

/** A device as conditions look at it: folded once, however many filters follow. */
export interface Subject {
  readonly facts: DeviceFacts;
  readonly normaliseVendor: NormaliseVendor;
  readonly hardwareIds: ReadonlySet<string> | null;
}

/** Null verdict: the device has not told. */
interface Answer {
  readonly verdict: boolean | null;
  readonly found: string | null;
}
const untold: Answer = { verdict: null, found: null };

export const folded = (text: string): string => text.trim().toLowerCase();

const textOf = (facts: DeviceFacts, field: TextCondition["field"]): string | null => {
  if (field === "serial-number") return facts.serialNumber;
  if (field === "firmware-version") return facts.firmwareVersion;
  if (field === "os-edition") return facts.osEdition;
  return facts[field];
};

const textTests = {
  is: (has: string, asked: string) => has === asked,
  contains: (has: string, asked: string) => has.includes(asked),
  "starts-with": (has: string, asked: string) => has.startsWith(asked),
  matches: (has: string, asked: string) => fitsWildcard(asked, has),
};

const textTest = {
  is: ["is", true],
  "is-not": ["is", false],
  contains: ["contains", true],
  "does-not-contain": ["contains", false],
  "starts-with": ["starts-with", true],
  matches: ["matches", true],
  "does-not-match": ["matches", false],
} as const satisfies Record<TextCondition["operator"], readonly [keyof typeof textTests, boolean]>;

const askText = ({ facts, normaliseVendor }: Subject, { field, operator, values }: TextCondition): Answer => {
  const has = textOf(facts, field)?.trim();
  if (!has) return untold;
  const [test, wanted] = textTest[operator];
  const name = field === "vendor" ? normaliseVendor(has) : has;
  const forms = [...new Set([folded(has), folded(name)])];
  // Both the name a vendor gives itself and its one name count, and an asked name may itself be an alias.
  const asked = values.flatMap((value) =>
    field === "vendor" && test === "is" ? [folded(value), folded(normaliseVendor(value))] : [folded(value)],
  );
  const fits = forms.some((form) => asked.some((value) => textTests[test](form, value)));
  return { verdict: fits === wanted, found: name === has ? has : `${has} (known as ${name})` };
};

const askHardwareId = ({ hardwareIds }: Subject, { operator, values }: HardwareIdCondition): Answer => {
  if (!hardwareIds) return untold;
  const fits = (value: string): string | undefined => {
    const asked = folded(value);
    if (!asked.endsWith("*")) return hardwareIds.has(asked) ? asked : undefined;
    for (const id of hardwareIds) if (id.startsWith(asked.slice(0, -1))) return id;
    return undefined;
  };
  for (const value of values) {
    const id = fits(value);
    if (id !== undefined) return { verdict: operator === "present", found: id.toUpperCase() };
  }
  return { verdict: operator === "absent", found: `none of it among ${hardwareIds.size} hardware ids` };
};

const compared = (operator: NumberCondition["operator"], difference: number): boolean => {
  if (operator === "at-least") return difference >= 0;
  if (operator === "at-most") return difference <= 0;
  return (difference === 0) === (operator === "equals");
};

const askNumber = ({ facts }: Subject, { field, operator, value }: NumberCondition): Answer => {
  const has = {
    "os-build": facts.osBuild,
    "memory-gigabytes": facts.memoryGigabytes,
    "disk-gigabytes": facts.diskGigabytes,
  }[field];
  if (has === null) return untold;
  return { verdict: compared(operator, has - value), found: field === "os-build" ? String(has) : `${has} GB` };
};

const askVersion = ({ facts }: Subject, { field, operator, value }: VersionCondition): Answer => {
  if (field === "tpm-version" && facts.tpm?.present === false) {
    return { verdict: operator === "does-not-equal", found: "no TPM" };
  }
  const told = field === "os-version" ? facts.osVersion : facts.tpm?.present ? facts.tpm.version : null;
  const has = told === null ? null : leadingVersion(told);
  if (has === null) return untold;
  return { verdict: compared(operator, compareVersionAsAsked(has, value)), found: has };
};

const askFlag = ({ facts }: Subject, { field, value }: FlagCondition): Answer => {
  if (field === "secure-boot") {
    if (facts.secureBoot === null) return untold;
    return { verdict: facts.secureBoot === value, found: facts.secureBoot ? "on" : "off" };
  }
  if (facts.tpm === null) return untold;
  return { verdict: facts.tpm.present === value, found: facts.tpm.present ? "present" : "absent" };
};

const askChoice = (has: string | null, asked: { operator: "is" | "is-not"; values: readonly string[] }): Answer =>
  has === null ? untold : { verdict: asked.values.includes(has) === (asked.operator === "is"), found: has };

/** What one condition says of a device, and what the device has there. */
export const askCondition = (subject: Subject, condition: FilterCondition): Answer => {
  switch (condition.field) {
    case "hardware-id":
      return askHardwareId(subject, condition);
    case "architecture":
      return askChoice(subject.facts.architecture, condition);
    case "chassis":
      return askChoice(subject.facts.chassis, condition);
    case "organisation":
      return askChoice(subject.facts.organisationId, condition);
    case "location":
      return askChoice(subject.facts.locationId, condition);
    case "os-build":
    case "memory-gigabytes":
    case "disk-gigabytes":
      return askNumber(subject, condition);
    case "os-version":
    case "tpm-version":
      return askVersion(subject, condition);
    case "secure-boot":
    case "tpm-present":
      return askFlag(subject, condition);
    default:
      return askText(subject, condition);
  }
};
