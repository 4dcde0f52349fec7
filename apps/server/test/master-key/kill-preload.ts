import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

/**
 * Loaded before the program that rotates the key file: kills it right before its n-th durable step (a link, a renaming, a
 * removal, a file that is made), so that a test stops it exactly between any two of them.
 */
const at = Number(process.env.KILL_BEFORE_STEP);
let steps = 0;
const count = (path: unknown): void => {
  if (!String(path).includes("master.key")) return;
  steps += 1;
  if (steps === at) process.kill(process.pid, "SIGKILL");
};

const { link, open, rename, rm } = fs;
fs.link = (from, to) => {
  count(from);
  return link(from, to);
};
fs.open = (path, flags, mode) => {
  if (flags === "wx") count(path);
  return open(path, flags, mode);
};
fs.rename = (from, to) => {
  count(from);
  return rename(from, to);
};
fs.rm = (path, options) => {
  count(path);
  return rm(path, options);
};
syncBuiltinESMExports();
