import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

/** What a process has in memory now, in bytes. Linux only. */
export const residentMemory = async (pid: number): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  if (!kilobytes) throw new Error(`process ${pid} does not say its memory`);
  return Number(kilobytes) * 1024;
};

/** Looks at a process every 100 ms until told to stop. @returns the most that it had, in bytes */
export const watchMemory = (pid: number): (() => Promise<number>) => {
  let most = 0;
  let watching = true;
  const watched = (async () => {
    while (watching) {
      most = Math.max(most, await residentMemory(pid));
      await sleep(100);
    }
  })();
  return async () => {
    watching = false;
    await watched;
    return most;
  };
};
