import { type ChildProcess, spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { ScreenLine } from "../src/program/screen.ts";
import type { Scenario } from "./scenario.ts";

const main = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface ProgramEnd {
  readonly code: number | null;
  readonly lines: readonly ScreenLine[];
  readonly errors: string;
}

export interface RunningProgram {
  readonly process: ChildProcess;
  readonly ended: Promise<ProgramEnd>;
}

/** Starts the agent's program on the scenario's device, as a process of its own. */
export const startProgram = (
  { bootMedium, directory }: Pick<Scenario, "bootMedium" | "directory">,
  ...more: readonly string[]
): RunningProgram => start(bootMedium, directory, more, false);

/** The same in a process group of its own: a test kills program and supervisor at once, by the group. */
export const startProgramGroup = (
  { bootMedium, directory }: Pick<Scenario, "bootMedium" | "directory">,
  ...more: readonly string[]
): RunningProgram => start(bootMedium, directory, more, true);

const start = (bootMedium: string, directory: string, more: readonly string[], detached: boolean): RunningProgram => {
  const args = [main, "--boot-medium", bootMedium, "--device", directory, "--json", "--speed", "1000", ...more];
  const child = spawn(process.execPath, args, { stdio: ["ignore", "pipe", "pipe"], detached });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk: Buffer) => {
    output += chunk.toString("utf8");
  });
  child.stderr.on("data", (chunk: Buffer) => {
    errors += chunk.toString("utf8");
  });
  const ended = new Promise<ProgramEnd>((resolve) => {
    child.once("close", (code) =>
      resolve({
        code,
        errors,
        lines: output
          .split("\n")
          .filter((line) => line.endsWith("}"))
          .map((line) => JSON.parse(line) as ScreenLine),
      }),
    );
  });
  return { process: child, ended };
};

export const runProgram = (scenario: Scenario, ...more: readonly string[]): Promise<ProgramEnd> =>
  startProgram(scenario, ...more).ended;
