import { askPatternProblem, fillNameTemplate, type NamingFacts, parseNameTemplate } from "@windlass/planner";
import type { BuildNaming } from "@windlass/protocol";

/** Serial number that examples are made with. */
export const exampleSerialNumber = "5CG1234ABC";

/** A device of which everything is known. */
const exampleFacts: NamingFacts = {
  serialNumber: exampleSerialNumber,
  assetTag: "A-00417",
  modelName: "Latitude 5450",
  chassis: "laptop",
  locationCode: "MUC",
};

/** Digits for the example that do not change with every key pressed. */
const steadyDigits = () => {
  let next = 0.7;
  return () => {
    const value = next;
    next = (next + 0.3) % 1;
    return value;
  };
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export type ComputerNameExample = { readonly name: string } | { readonly problem: string };

/**
 * The name that a template gives a device, or why it gives none that Windows accepts.
 *
 * @param facts of a real device; left out: of one of which everything is known
 */
export const computerNameExample = (template: string, facts = exampleFacts): ComputerNameExample => {
  if (template.trim() === "") return { problem: "This is needed." };
  const filled = fillNameTemplate(parseNameTemplate(template), facts, { random: steadyDigits(), counter: 1 });
  if (!("problem" in filled)) return filled;
  const isAboutName = filled.name !== template.trim();
  return { problem: isAboutName ? `It gives ${filled.name}: ${filled.problem}.` : sentence(filled.problem) };
};

/** What is wrong with the pattern that entered names have to fit; undefined: nothing. */
export const patternProblem = ({ ask }: BuildNaming): string | undefined => {
  const what = ask?.pattern ? askPatternProblem(ask.pattern) : null;
  return what === null ? undefined : sentence(what);
};
