import { WindlassError } from "@windlass/protocol";
import type { NamingFacts } from "./facts.ts";
import { fillNameTemplate, type Random } from "./fill.ts";
import { parseNameTemplate } from "./template.ts";

/**
 * Fills a computer-name template for one device by what the device itself knows: what a plan does where nobody on the
 * server has decided its name.
 *
 * @throws WindlassError `device.computer-name-invalid`
 * @example computerName("WL-%SERIAL:6%", namingFactsOf(inventory), Math.random) // "WL-234ABC"
 */
export const computerName = (template: string, facts: NamingFacts, random: Random): string => {
  const filled = fillNameTemplate(parseNameTemplate(template), facts, { random, counter: null });
  if (!("problem" in filled)) return filled.name;
  const { name, problem: what } = filled;
  throw new WindlassError("device.computer-name-invalid", { parameters: { template, name, what } });
};
