import { enableCompileCache } from "node:module";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };

const { XDG_CACHE_HOME, HOME, LOCALAPPDATA } = process.env;
const cache = XDG_CACHE_HOME || (HOME && join(HOME, ".cache")) || LOCALAPPDATA;
// Halves the time until a command begins its work. In a folder of the person's own: what lies in it is run.
if (cache) enableCompileCache(join(cache, "windlass"));

const { createProgram } = await import("./program.ts");
const { processTerminal } = await import("./terminal.ts");

const exit = (status: number) => {
  process.exitCode = status;
};

const parameters = process.argv.slice(2);
const program = await createProgram(packageFile.version, processTerminal, exit, parameters);
await program.parseAsync(parameters, { from: "user" });
