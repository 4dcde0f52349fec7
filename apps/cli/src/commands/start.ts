import type { Command } from "commander";
import { runApp } from "../run-app.ts";
import type { Terminal } from "../terminal.ts";

/** `windlass start`: the server; its settings are environment variables. */
export const addStart = (program: Command, _terminal: Terminal, exit: (status: number) => void): void => {
  program
    .command("start")
    .description("start the server; see README.md for its settings")
    .action(async () => exit(await runApp("server", [])));
};
