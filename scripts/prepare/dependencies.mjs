import { join } from "node:path";
import { fingerprint, isFresh, mark } from "./marker.mjs";
import { root } from "./root.mjs";
import { work } from "./work.mjs";

const marker = join(root, "node_modules/.windlass-installed");

/** Installs exactly what the lock file names, once for each state of it. */
export const installDependencies = async () => {
  const wanted = fingerprint([join(root, "package-lock.json")]);
  if (isFresh(marker, wanted)) return;
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  await work("Installing dependencies (some minutes the first time)", npm, [
    "ci",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ]);
  mark(marker, wanted);
};
