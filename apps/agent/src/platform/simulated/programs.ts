import { readFileSync } from "node:fs";
import { judgeExitCode } from "@windlass/protocol";
import { withoutValues } from "../hidden-values.ts";
import type { ProgramResult, ProgramRun } from "../platform.ts";
import type { DeviceDescription, ScriptRule } from "./device-description.ts";
import type { Effects } from "./effects.ts";
import { durations, type Pace } from "./timing.ts";
import { type InstallerCall, installerCallOf } from "./windows-installer.ts";

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

/** What a simulated device has beside a description. */
interface Surroundings {
  readonly effects: Effects;
  readonly pace: Pace;
  /** Null where it cannot read the package. */
  readonly install: (call: InstallerCall) => Promise<{ readonly exitCode: number; readonly words: string } | null>;
}

interface Outcome {
  readonly exitCode: number | null;
  readonly output: string;
  readonly onlyNoted: boolean;
}

/** Codes after which Windows Installer has done its work. */
const hasSucceeded = (exitCode: number): boolean =>
  ["success", "reboot"].includes(judgeExitCode(exitCode, [], "common").meaning);

const outcomeOf = async (
  { commandLine, script: file }: ProgramRun,
  script: string,
  rule: ScriptRule | undefined,
  install: Surroundings["install"],
): Promise<Outcome> => {
  const call = installerCallOf(commandLine);
  const done = call && (!rule || hasSucceeded(rule.exitCode)) ? await install(call) : null;
  if (rule) return { exitCode: rule.exitCode, output: rule.output || (done?.words ?? ""), onlyNoted: false };
  if (done) return { exitCode: done.exitCode, output: done.words, onlyNoted: false };
  const output =
    file === null
      ? `Simulated device: the command line was noted and not run: ${commandLine}`
      : "Simulated device: the script was written and not executed.";
  return { exitCode: announcedExitCode(script), output, onlyNoted: true };
};

/**
 * Stands in for starting a program: its command line is noted and **not run**, nor is a script that was written for it.
 * What it comes to is told by the device's description, whose rules look into line and script, or by the script's own
 * leading `exit N`. Windows Installer alone leaves something behind: its product in the registry.
 */
export const simulateProgram = async (
  run: ProgramRun,
  description: DeviceDescription,
  { effects, pace, install }: Surroundings,
): Promise<ProgramResult> => {
  const { id, commandLine, script: file, timeoutSeconds, environment, hidden } = run;
  const kind = file === null ? "program" : "script";
  const before = effects.all().find((effect) => effect.kind === kind && effect.subject === id);
  if (before) return { exitCode: before.exitCode, output: before.output };
  const script = file === null ? "" : readFileSync(file, "utf8");
  const rule = description.scripts.find(({ contains }) => commandLine.includes(contains) || script.includes(contains));
  const seconds = rule?.seconds ?? durations.script;
  await pace(Math.min(seconds, timeoutSeconds));
  const isStopped = seconds > timeoutSeconds;
  const outcome = isStopped
    ? { exitCode: null, output: rule?.output ?? "", onlyNoted: false }
    : await outcomeOf(run, script, rule, install);
  const output = withoutValues(printed(outcome.output, environment), hidden);
  effects.record(kind, id, outcome.exitCode, output, outcome.onlyNoted);
  return { exitCode: outcome.exitCode, output };
};
