import type { ChassisKind } from "@windlass/protocol";
import { isPlaceholderAssetTag, isPlaceholderSerial, type NamingFacts } from "./facts.ts";
import { shortModelName } from "./model-name.ts";
import type { PlaceholderName } from "./placeholders.ts";
import { computerNameProblem } from "./rules.ts";
import type { NameTemplate, TemplatePart } from "./template.ts";

/** A number in [0, 1), as `Math.random` gives it; passed in, so that planning stays repeatable. */
export type Random = () => number;

/** What is drawn for one name. */
interface Draws {
  readonly random: Random;
  /** The counter's number for this name; null: nobody counts here. */
  readonly counter: number | null;
}

/** A name, or why there is none, in words that follow "because". */
export type FilledName = { readonly name: string } | { readonly name: string; readonly problem: string };

type Filling = { readonly text: string } | { readonly problem: string };

/** Letters of the enclosure, by the kind that the SMBIOS chassis type stands for (packages/planner/src/filters/chassis.ts). */
export const chassisLetters: Readonly<Record<ChassisKind, string>> = {
  laptop: "L",
  desktop: "D",
  "all-in-one": "A",
  tablet: "T",
  server: "S",
  virtual: "V",
  other: "X",
};

/** Without vowels, so that no word comes out, and without I, L and O, which look like digits. */
const drawnLetters = "BCDFGHJKMNPQRSTVWXZ";

const draw = (alphabet: string, count: number, random: Random): string =>
  Array.from({ length: count }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join("");

/** A text of the device reduced to what a computer name may hold, or its last characters. */
const lastOf = (text: string, count: number | null): string => {
  const plain = text.replaceAll(/[^A-Za-z0-9-]/g, "");
  return count === null ? plain : plain.slice(-count);
};

const counted = (counter: number | null, count: number): Filling => {
  if (counter === null) return { problem: "only the server counts, when it approves a device" };
  const text = String(counter).padStart(count, "0");
  return text.length > count
    ? { problem: `the counter stands at ${counter} and its ${count} digits are used up` }
    : { text };
};

type Fill = (facts: NamingFacts, count: number | null, draws: Draws) => Filling;

const told = (text: string | null, count: number | null, problem: string): Filling => {
  const plain = lastOf(text ?? "", count);
  return plain === "" ? { problem } : { text: plain };
};

const fills: Readonly<Record<PlaceholderName, Fill>> = {
  SERIAL: ({ serialNumber }, count) =>
    isPlaceholderSerial(serialNumber)
      ? { problem: `the device's firmware holds no real serial number, only “${serialNumber}”` }
      : { text: lastOf(serialNumber, count) },
  ASSET: ({ assetTag }, count) =>
    told(
      assetTag !== null && isPlaceholderAssetTag(assetTag) ? null : assetTag,
      count,
      "neither the asset list nor the device's firmware has an asset tag",
    ),
  MODEL: ({ modelName }, count) =>
    told(modelName && shortModelName(modelName), count, "the device's firmware does not name its model"),
  CHASSIS: ({ chassis }) =>
    chassis === null
      ? { problem: "the device's firmware does not tell its kind of enclosure" }
      : { text: chassisLetters[chassis] },
  LOCATION: ({ locationCode }, count) =>
    told(locationCode, count, "the device is at no known location, or that location has no code"),
  COUNTER: (_facts, count, { counter }) => counted(counter, count ?? 1),
  RAND: (_facts, count, { random }) => ({ text: draw("0123456789", count ?? 1, random) }),
  LETTERS: (_facts, count, { random }) => ({ text: draw(drawnLetters, count ?? 1, random) }),
};

const fillPart = (part: TemplatePart, facts: NamingFacts, draws: Draws): Filling =>
  part.kind === "text" ? { text: part.text } : fills[part.name](facts, part.count, draws);

/** Fills a template for one device. A name that comes out too long is refused and not cut: cut names collide. */
export const fillNameTemplate = (template: NameTemplate, facts: NamingFacts, draws: Draws): FilledName => {
  const [wrong] = template.problems;
  if (wrong) return { name: template.text, problem: wrong.what };
  const filled = template.parts.map((part) => fillPart(part, facts, draws));
  const name = filled.map((part) => ("text" in part ? part.text : "")).join("");
  const [missing] = filled.flatMap((part) => ("problem" in part ? part.problem : []));
  if (missing !== undefined) return { name: template.text, problem: missing };
  const problem = computerNameProblem(name);
  return problem === null ? { name } : { name, problem };
};

const drawnPatterns: Partial<Record<PlaceholderName, RegExp>> = {
  COUNTER: /^\d+$/,
  RAND: /^\d+$/,
  LETTERS: /^[A-Z]+$/i,
};

/**
 * Whether a name could have come from a template for this device, whatever was drawn: then the device may keep it.
 */
export const couldGive = (template: NameTemplate, facts: NamingFacts, name: string): boolean => {
  if (template.problems.length > 0) return false;
  let at = 0;
  for (const part of template.parts) {
    const drawn = part.kind === "placeholder" ? drawnPatterns[part.name] : undefined;
    if (part.kind === "placeholder" && drawn) {
      const length = part.count ?? 1;
      const piece = name.slice(at, at + length);
      if (piece.length !== length || !drawn.test(piece)) return false;
      at += length;
      continue;
    }
    const filled = fillPart(part, facts, { random: () => 0, counter: null });
    if ("problem" in filled) return false;
    const piece = name.slice(at, at + filled.text.length);
    if (piece.toLowerCase() !== filled.text.toLowerCase()) return false;
    at += filled.text.length;
  }
  return at === name.length;
};
