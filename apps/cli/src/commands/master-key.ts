import type { Command } from "commander";
import { runApp } from "../run-app.ts";
import type { Terminal } from "../terminal.ts";

/** `windlass master-key rotate`: a new key for everything that is sealed. */
export const addMasterKey = (program: Command, _terminal: Terminal, exit: (status: number) => void): void => {
  program
    .command("master-key")
    .description("work with the master key that secrets are sealed with")
    .command("rotate")
    .description("put a new key into the place of master.key; the server seals everything anew at its next start")
    .option("--data <directory>", "data directory; by default WINDLASS_DATA, or .windlass")
    .action(async ({ data }: { data?: string }) => {
      if (data !== undefined) process.env.WINDLASS_DATA = data;
      exit(await runApp("server", ["rotate-master-key"]));
    });
};
