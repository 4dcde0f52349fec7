import { Command } from "commander";
import { addAutopilot } from "./commands/autopilot.ts";
import { addContent } from "./commands/content.ts";
import { addDemo } from "./commands/demo.ts";
import { addDrivers } from "./commands/drivers.ts";
import { addInspect } from "./commands/inspect.ts";
import { addLab } from "./commands/lab.ts";
import { addMasterKey } from "./commands/master-key.ts";
import { addOs } from "./commands/os.ts";
import { addRule } from "./commands/rule.ts";
import { addStart } from "./commands/start.ts";
import type { Terminal } from "./terminal.ts";

/** The whole command line. `exit` takes the status that the process shall end with. */
export const createProgram = (version: string, terminal: Terminal, exit: (status: number) => void): Command => {
  const program = new Command("windlass")
    .description("Windlass on the command line")
    .version(version)
    .enablePositionalOptions()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error });
  addInspect(program, terminal, exit);
  addDrivers(program, terminal, exit);
  addOs(program, terminal, exit);
  addContent(program, terminal, exit);
  addAutopilot(program, terminal, exit);
  addRule(program, terminal, exit);
  addLab(program, exit);
  addStart(program, exit);
  addMasterKey(program, exit);
  addDemo(program, terminal, exit);
  return program;
};
