import { WindlassError } from "@windlass/protocol";

/** A number in [0, 1), as `Math.random` gives it; passed in, so that planning stays repeatable. */
export type Random = () => number;

/** What Windows accepts at most. Microsoft answer-file reference, ComputerName: 15 bytes. */
const maximumComputerNameLength = 15;

const macro = /%([A-Z]+)(?::(\d+))?%/gi;

/**
 * Words that Windows keeps for itself. Microsoft Learn: "Naming conventions in Active Directory for computers,
 * domains, sites, and OUs", table of reserved words.
 */
const reservedNames = new Set(
  "anonymous batch builtin dialup interactive internet local network null proxy restricted self server service system users world".split(
    " ",
  ),
);

/** Serial numbers that firmware makers leave in when nobody set one; they would name every such device alike. */
const placeholderSerials = new Set([
  "defaultstring",
  "systemserialnumber",
  "tobefilledbyoem",
  "none",
  "notspecified",
  "0123456789",
  "123456789",
]);

/** A serial number reduced to what a computer name may hold: letters, digits and hyphens. */
const serialForName = (serialNumber: string): string => serialNumber.replaceAll(/[^A-Za-z0-9-]/g, "");

/** Whether the firmware holds a maker's placeholder, or nothing, in place of a serial number. */
export const isPlaceholderSerial = (serialNumber: string): boolean => {
  const plain = serialNumber.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
  return plain === "" || placeholderSerials.has(plain) || /^0+$/.test(plain);
};

/** Why Windows would not accept a computer name, in words that follow "because"; null when it would. */
export const computerNameProblem = (name: string): string | null => {
  if (name === "") return "it is empty";
  if (!/^[A-Za-z0-9-]+$/.test(name)) return "it holds characters other than letters, digits and hyphens";
  if (name.length > maximumComputerNameLength) return `it is ${name.length} characters long`;
  if (/^\d+$/.test(name)) return "it consists of digits only";
  if (name.startsWith("-") || name.endsWith("-")) return "it begins or ends with a hyphen";
  if (reservedNames.has(name.toLowerCase())) return "Windows reserves this word";
  return null;
};

interface MacroUse {
  readonly name: string;
  readonly count: number | null;
}

/** Why a template can never give a usable name, whatever the device; null when it may. */
export const computerNameTemplateProblem = (template: string): string | null => {
  const uses: MacroUse[] = [...template.matchAll(macro)].map((match) => ({
    name: (match[1] ?? "").toUpperCase(),
    count: match[2] === undefined ? null : Number(match[2]),
  }));
  for (const use of uses) {
    if (use.name !== "SERIAL" && use.name !== "RAND") return `%${use.name}% is not a known placeholder`;
    if (use.name === "RAND" && use.count === null) return "%RAND% needs a number of digits, for example %RAND:4%";
    if (use.count !== null && (use.count < 1 || use.count > maximumComputerNameLength)) {
      return `%${use.name}:${use.count}% must ask for 1 to ${maximumComputerNameLength} characters`;
    }
  }
  const literal = template.replaceAll(macro, "");
  if (!/^[A-Za-z0-9-]*$/.test(literal))
    return "it holds characters other than letters, digits, hyphens and placeholders";
  if (uses.length === 0) return computerNameProblem(template);
  if (template.startsWith("-") || template.endsWith("-")) return "the name would begin or end with a hyphen";
  const shortest = uses.reduce((sum, use) => sum + (use.name === "RAND" ? (use.count ?? 1) : 1), literal.length);
  if (shortest > maximumComputerNameLength) return `the name would have at least ${shortest} characters`;
  if (/^\d*$/.test(literal) && uses.every((use) => use.name === "RAND")) return "the name would consist of digits only";
  return null;
};

const randomDigits = (count: number, random: Random): string =>
  Array.from({ length: count }, () => Math.floor(random() * 10)).join("");

/**
 * Fills a computer-name template for one device: `%SERIAL%`, `%SERIAL:n%` (the last n characters) and `%RAND:n%`
 * (n digits). A name that comes out too long is refused and not cut: cut names collide.
 *
 * @throws WindlassError `device.computer-name-invalid`
 * @example computerName("WL-%SERIAL:6%", "5CG1234ABC", Math.random) // "WL-234ABC"
 */
export const computerName = (template: string, serialNumber: string, random: Random): string => {
  const refuse = (name: string, what: string) =>
    new WindlassError("device.computer-name-invalid", { parameters: { template, name, what } });
  const templateProblem = computerNameTemplateProblem(template);
  if (templateProblem) throw refuse(template, templateProblem);

  const serial = serialForName(serialNumber);
  let usesSerial = false;
  const name = template.replaceAll(macro, (_, kind: string, count: string | undefined) => {
    if (kind.toUpperCase() === "RAND") return randomDigits(Number(count), random);
    usesSerial = true;
    return count === undefined ? serial : serial.slice(-Number(count));
  });
  if (usesSerial && isPlaceholderSerial(serialNumber)) {
    throw refuse(name, `the device's firmware holds no real serial number, only “${serialNumber}”`);
  }
  const problem = computerNameProblem(name);
  if (problem) throw refuse(name, problem);
  return name;
};
