import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { root } from "./root.mjs";

const folder = join(root, ".cache/preparing");
const holder = join(folder, "pid");

const isAlive = (pid) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
};

/** Whoever holds it has ended, or died before it wrote down who it is. */
const isLeft = () => {
  try {
    return !isAlive(Number(readFileSync(holder, "utf8")));
  } catch {
    return Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()) > 10_000;
  }
};

/** Moved away first: of several that find it left, one removes it. */
const remove = () => {
  const away = `${folder}-${process.pid}`;
  try {
    renameSync(folder, away);
  } catch {
    return;
  }
  rmSync(away, { recursive: true, force: true });
};

const take = () => {
  mkdirSync(join(root, ".cache"), { recursive: true });
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    if (isLeft()) remove();
    return false;
  }
  writeFileSync(holder, String(process.pid));
  return true;
};

/** Runs `work` while no other command of this repository installs or builds: two installations at once break both. */
export const whileAlone = async (work) => {
  for (let told = false; !take(); told = true) {
    if (!told) process.stderr.write("  Another command installs or builds; waiting for it …\n");
    await sleep(500);
  }
  try {
    return await work();
  } finally {
    remove();
  }
};
