import type { ProgramRun, ScriptResult } from "../platform.ts";
import type { DeviceDescription } from "./device-description.ts";
import type { Effects } from "./effects.ts";
import { durations, type Pace } from "./timing.ts";

/**
 * Stands in for starting a program: its command line is noted and **not run**. What it comes to is told by the device's
 * description, whose rules look into the line; 0 without one.
 */
export const simulateProgram = async (
  { id, commandLine, timeoutSeconds }: ProgramRun,
  description: DeviceDescription,
  effects: Effects,
  pace: Pace,
): Promise<ScriptResult> => {
  const before = effects.all().find((effect) => effect.kind === "program" && effect.subject === id);
  if (before) return { exitCode: before.exitCode, output: before.output };
  const rule = description.scripts.find((candidate) => commandLine.includes(candidate.contains));
  const seconds = rule?.seconds ?? durations.script;
  await pace(Math.min(seconds, timeoutSeconds));
  const exitCode = seconds > timeoutSeconds ? null : (rule?.exitCode ?? 0);
  const output = rule?.output || `Simulated device: the command line was noted and not run: ${commandLine}`;
  effects.record("program", id, exitCode, output);
  return { exitCode, output };
};
