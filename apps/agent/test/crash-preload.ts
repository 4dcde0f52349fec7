import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before the agent's program: kills the process right before its n-th durable write (rename, flush or removal), so that
 * a test can stop it exactly between any two of them. Counting begins with the first text that is written with
 * `CRASH_AFTER` in it, where that is given: how many writes come before depends on how fast events are sent. The
 * supervisor is spared.
 */
const at = Number(process.env.CRASH_BEFORE_WRITE);
const environment = process.env.CRASH_IN;
const after = process.env.CRASH_AFTER;
const device = process.argv[process.argv.indexOf("--device") + 1];

const runsNow = (): string => {
  try {
    const state = JSON.parse(fs.readFileSync(`${device}/simulation.json`, "utf8")) as { environment: string };
    return state.environment;
  } catch {
    return "windows-pe";
  }
};

if (process.argv.includes("--supervised") && at > 0 && runsNow() === environment) {
  let writes = 0;
  let counts = !after;
  const count = (): void => {
    if (!counts) return;
    writes += 1;
    if (writes === at) process.kill(process.pid, "SIGKILL");
  };
  const { fsyncSync, renameSync, rmSync, writeSync } = fs;
  fs.writeSync = (handle: number, data: NodeJS.ArrayBufferView | string, ...place: unknown[]) => {
    if (!counts && after && Buffer.isBuffer(data)) counts = data.includes(after);
    return Reflect.apply(writeSync, fs, [handle, data, ...place]);
  };
  fs.fsyncSync = (handle) => {
    count();
    fsyncSync(handle);
  };
  fs.renameSync = (from, to) => {
    count();
    renameSync(from, to);
  };
  fs.rmSync = (path, options) => {
    count();
    rmSync(path, options);
  };
  syncBuiltinESMExports();
}
