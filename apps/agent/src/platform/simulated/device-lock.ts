import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readTextIfThere } from "../../workspace/atomic-file.ts";

const fileName = "agent.pid";

/** How long a program that is just ending is waited for, in milliseconds. */
const patience = 5_000;

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const tryToTake = (path: string): boolean => {
  try {
    const handle = openSync(path, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
};

/**
 * Makes sure that one program alone works on a device: hardware cannot run two either. What a killed program left is taken
 * over.
 *
 * @returns gives the device free
 * @throws Error when another program has it
 */
export const lockDevice = async (directory: string): Promise<() => void> => {
  const path = join(directory, fileName);
  const until = Date.now() + patience;
  while (!tryToTake(path)) {
    const holder = Number(readTextIfThere(path) || Number.NaN);
    if (!(holder > 0 && isAlive(holder))) rmSync(path, { force: true });
    else if (Date.now() > until) throw new Error(`another agent (process ${holder}) runs on ${directory}`);
    else await sleep(50);
  }
  return () => rmSync(path, { force: true });
};
