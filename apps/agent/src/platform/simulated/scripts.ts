import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { ScriptResult, ScriptRun } from "../platform.ts";
import type { DeviceDescription } from "./device-description.ts";
import type { Effects } from "./effects.ts";
import { durations, type Pace } from "./timing.ts";

/** The exit code a script announces: `exit N` as its first statement, comments aside. 0 without one. */
const announcedExitCode = (script: string): number => {
  const first = script
    .split(/\r?\n/)
    .map((line) => line.trim())
    .find((line) => line !== "" && !line.startsWith("#"));
  const match = /^exit\s+(-?\d{1,10})\s*;?\s*$/i.exec(first ?? "");
  return match ? Number(match[1]) : 0;
};

/**
 * Stands in for Windows PowerShell: the script's text is written as the real platform writes it (UTF-8 with a byte order
 * mark, which Windows PowerShell 5.1 needs) and **not executed**; what it comes to is told by the device's description or by
 * the script's own leading `exit N`.
 */
export const simulateScript = async (
  { id, script, workingFolder, timeoutSeconds }: ScriptRun,
  description: DeviceDescription,
  effects: Effects,
  pace: Pace,
): Promise<ScriptResult> => {
  const before = effects.all().find((effect) => effect.kind === "script" && effect.subject === id);
  if (before) return { exitCode: before.exitCode, output: before.output };

  mkdirSync(workingFolder, { recursive: true });
  writeFileAtomically(join(workingFolder, "windlass-step.ps1"), `\uFEFF${script}`);
  const rule = description.scripts.find((candidate) => script.includes(candidate.contains));
  const seconds = rule?.seconds ?? durations.script;
  await pace(Math.min(seconds, timeoutSeconds));
  const exitCode = seconds > timeoutSeconds ? null : (rule?.exitCode ?? announcedExitCode(script));
  const output = rule?.output || "Simulated device: the script was written and not executed.";
  effects.record("script", id, exitCode, output);
  return { exitCode, output };
};
