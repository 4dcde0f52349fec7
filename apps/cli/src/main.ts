import packageFile from "../package.json" with { type: "json" };
import { createProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

const exit = (status: number) => {
  process.exitCode = status;
};

await createProgram(packageFile.version, processTerminal, exit).parseAsync();
