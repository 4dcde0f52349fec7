import { enableCompileCache } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import packageFile from "../package.json" with { type: "json" };

// In a folder of the person's own: what lies in it is run. Halves the time until a command begins its work.
enableCompileCache(join(process.env.XDG_CACHE_HOME || join(homedir(), ".cache"), "windlass"));
const { createProgram } = await import("./program.ts");
const { processTerminal } = await import("./terminal.ts");

const exit = (status: number) => {
  process.exitCode = status;
};

const parameters = process.argv.slice(2);
const program = await createProgram(packageFile.version, processTerminal, exit, parameters);
await program.parseAsync(parameters, { from: "user" });
