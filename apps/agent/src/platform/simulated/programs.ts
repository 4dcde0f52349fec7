import { readFileSync } from "node:fs";
import { withoutValues } from "../hidden-values.ts";
import type { ProgramResult, ProgramRun } from "../platform.ts";
import type { DeviceDescription } from "./device-description.ts";
import type { Effects } from "./effects.ts";
import { durations, type Pace } from "./timing.ts";

/** The exit code a script announces: `exit N` as its first statement, comments aside. 0 without one. */
const announcedExitCode = (script: string): number => {
  const first = script
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== "" && !line.startsWith("#"));
  const match = /^exit\s+(-?\d{1,10})\s*;?\s*$/i.exec(first ?? "");
  return match ? Number(match[1]) : 0;
};

/** What a program prints of its environment, as a rule's output has it: `%NAME%`. */
const printed = (output: string, environment: Readonly<Record<string, string>>): string =>
  output.replaceAll(/%([A-Za-z_]\w*)%/g, (whole, name: string) => environment[name] ?? whole);

/**
 * Stands in for starting a program: its command line is noted and **not run**, nor is a script that was written for it.
 * What it comes to is told by the device's description, whose rules look into line and script, or by the script's own
 * leading `exit N`.
 */
export const simulateProgram = async (
  { id, commandLine, script: file, timeoutSeconds, environment, hidden }: ProgramRun,
  description: DeviceDescription,
  effects: Effects,
  pace: Pace,
): Promise<ProgramResult> => {
  const kind = file === null ? "program" : "script";
  const before = effects.all().find((effect) => effect.kind === kind && effect.subject === id);
  if (before) return { exitCode: before.exitCode, output: before.output };
  const script = file === null ? "" : readFileSync(file, "utf8");
  const rule = description.scripts.find(({ contains }) => commandLine.includes(contains) || script.includes(contains));
  const seconds = rule?.seconds ?? durations.script;
  await pace(Math.min(seconds, timeoutSeconds));
  const exitCode = seconds > timeoutSeconds ? null : (rule?.exitCode ?? announcedExitCode(script));
  const noted =
    file === null
      ? `Simulated device: the command line was noted and not run: ${commandLine}`
      : "Simulated device: the script was written and not executed.";
  const output = withoutValues(printed(rule?.output || noted, environment), hidden);
  effects.record(kind, id, exitCode, output);
  return { exitCode, output };
};
