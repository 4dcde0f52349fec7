import { spawn } from "node:child_process";
import { once } from "node:events";
import { constants } from "node:os";
import { join } from "node:path";

const apps = join(import.meta.dirname, "../..");

/**
 * Runs another app of the workspace as a process, on this Node and this terminal: apps never import apps. Signals are
 * handed on.
 *
 * @param name folder of the app
 * @returns its exit status; 128 and the signal's number when a signal ended it
 */
export const runApp = async (name: string, parameters: readonly string[]): Promise<number> => {
  const child = spawn(process.execPath, [join(apps, name, "src/main.ts"), ...parameters], { stdio: "inherit" });
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const forward = (signal: NodeJS.Signals) => void child.kill(signal);
  for (const signal of signals) process.on(signal, forward);
  try {
    const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    return code ?? 128 + (signal === null ? 0 : constants.signals[signal]);
  } finally {
    for (const signal of signals) process.off(signal, forward);
  }
};
