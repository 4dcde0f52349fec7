import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** PostgreSQL's main process, as its own lock file tells (lines 1 and 4 of postmaster.pid). */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
}

export const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It exists, but is another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
};

export const readPostmaster = async (cluster: string): Promise<Postmaster | undefined> => {
  const text = await readFile(join(cluster, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port] = text.split("\n").map(Number);
  if (!pid || !port || !isAlive(pid)) return undefined;
  return { pid, port };
};

/** @throws when the process still runs after `milliseconds` */
export const waitUntilGone = async (pid: number, milliseconds: number): Promise<void> => {
  const deadline = Date.now() + milliseconds;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`process ${pid} did not end in ${milliseconds / 1000} s`);
    await sleep(20);
  }
};
