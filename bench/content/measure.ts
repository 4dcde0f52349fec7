import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { residentMemory } from "../support/process-memory.ts";

const answer = z.object({ milliseconds: z.number(), made: z.string() });

export interface Measured {
  readonly milliseconds: number;
  /** The most that the process had; null where it is not ours. */
  readonly memoryBytes: number | null;
  readonly made: string;
}

/** A line for a shell, as administrators would do it. */
export const measureShell = async (line: string): Promise<Measured> => {
  const begun = performance.now();
  const child = spawn("sh", ["-c", line], { stdio: ["ignore", "ignore", "inherit"] });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${line} ended with ${code}`);
  return { milliseconds: performance.now() - begun, memoryBytes: null, made: "" };
};

const peakOf = async (pid: number, ended: Promise<unknown>): Promise<number> => {
  let most = 0;
  let isOver = false;
  void ended.then(() => {
    isOver = true;
  });
  while (!isOver) {
    // It may end between the question and the answer.
    most = Math.max(most, await residentMemory(pid).catch(() => 0));
    await sleep(50);
  }
  return most;
};

/** A task of the contender. */
export const measureTask = async (
  task: string,
  parameters: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<Measured> => {
  const child = spawn(process.execPath, [join(import.meta.dirname, "contender.ts"), task, ...parameters], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...environment },
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = once(child, "close");
  const memoryBytes = await peakOf(child.pid ?? 0, ended);
  const [code] = await ended;
  if (code !== 0) throw new Error(`${task} ended with ${code}`);
  return { ...answer.parse(JSON.parse(said)), memoryBytes };
};
