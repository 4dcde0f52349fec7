import type { Command } from "commander";
import { runApp } from "../run-app.ts";
import type { Terminal } from "../terminal.ts";

/** `windlass lab …`: runs the tenant lab; everything after `lab` is the lab's own. */
export const addLab = (program: Command, _terminal: Terminal, exit: (status: number) => void): void => {
  program
    .command("lab")
    .description("run the tenant lab: Entra, Graph and Intune behaviour on this machine")
    .argument("[arguments...]", "arguments of the lab; `windlass lab --help` lists them")
    .helpOption(false)
    .allowUnknownOption()
    .action(async (parameters: string[]) => exit(await runApp("tenant-lab", parameters)));
};
