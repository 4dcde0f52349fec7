import { evaluateMembershipRule, exampleDevice, tagOfPhysicalId } from "@windlass/autopilot/membership-rule";
import type { Command } from "commander";
import { explainRule } from "../rule/explain-rule.ts";
import { readStandardInput } from "../standard-input.ts";
import { jsonLine, type Terminal } from "../terminal.ts";
import { refuseWrongUsage } from "../usage.ts";

interface Flags {
  readonly rule: string;
  readonly tag?: string;
  readonly physicalId: readonly string[];
  readonly json: boolean;
}

/** The device to try the rule on: what was given, made up to a registered device where only the tag was. */
const physicalIdsOf = ({ tag, physicalId }: Flags): readonly string[] | null => {
  if (physicalId.length === 0) return tag === undefined ? null : exampleDevice(tag).physicalIds;
  if (tag === undefined || physicalId.some((id) => tagOfPhysicalId(id) !== undefined)) return physicalId;
  return [...physicalId, `[OrderId]:${tag}`];
};

/** `windlass rule explain`: what a dynamic membership rule of Microsoft Entra takes in, and what is wrong with it. */
export const addRule = (program: Command, terminal: Terminal, exit: (status: number) => void): void => {
  const rule = refuseWrongUsage(program.command("rule")).description("work with dynamic membership rules");
  rule
    .command("explain")
    .description("tell whether a membership rule takes in a device, what is wrong with it, and which rule would do")
    .requiredOption("--rule <rule>", "the rule; - reads it from standard input")
    .option("--tag <tag>", "group tag of a device")
    .option(
      "--physical-id <id>",
      "physical id of the device, for example [OrderId]:OD-FINANCE; may be given several times",
      (id: string, ids: readonly string[]) => [...ids, id],
      [],
    )
    .option("--json", "print one JSON object", false)
    .action(async ({ tag: given, ...others }: Flags) => {
      // A variable of a script that is not set: no device has an empty group tag.
      const flags = given?.trim() ? { ...others, tag: given } : others;
      const text = flags.rule === "-" ? (await readStandardInput()).replace(/\r?\n$/u, "") : flags.rule;
      const physicalIds = physicalIdsOf(flags);
      const judged = evaluateMembershipRule(text, { physicalIds });
      if (flags.json) {
        const problems = judged.problems.map(({ code, message }) => ({ code, message }));
        terminal.out(jsonLine({ result: judged.result, problems, suggested: judged.suggested }));
      } else {
        terminal.out(explainRule(text, physicalIds, judged));
      }
      exit(0);
    });
};
