import { Command } from "commander";
import type { Terminal } from "./terminal.ts";

/** Adds a command and those below it; `exit` takes the status that the process shall end with. */
type AddCommand = (program: Command, terminal: Terminal, exit: (status: number) => void) => void;

/** Each loads its own file, so that telling what a file is does not wait for what talks to Microsoft. */
const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  inspect: async () => (await import("./commands/inspect.ts")).addInspect,
  drivers: async () => (await import("./commands/drivers.ts")).addDrivers,
  os: async () => (await import("./commands/os.ts")).addOs,
  software: async () => (await import("./commands/software.ts")).addSoftware,
  secrets: async () => (await import("./commands/secrets.ts")).addSecrets,
  connector: async () => (await import("./commands/connector.ts")).addConnector,
  assets: async () => (await import("./commands/assets.ts")).addAssets,
  vendors: async () => (await import("./commands/definitions.ts")).addVendors,
  models: async () => (await import("./commands/definitions.ts")).addModels,
  locations: async () => (await import("./commands/definitions.ts")).addLocations,
  "disk-templates": async () => (await import("./commands/definitions.ts")).addDiskTemplates,
  "security-models": async () => (await import("./commands/definitions.ts")).addSecurityModels,
  mdt: async () => (await import("./commands/mdt.ts")).addMdt,
  export: async () => (await import("./commands/code.ts")).addExport,
  diff: async () => (await import("./commands/code.ts")).addDiff,
  apply: async () => (await import("./commands/code.ts")).addApply,
  schema: async () => (await import("./commands/code.ts")).addSchema,
  content: async () => (await import("./commands/content.ts")).addContent,
  build: async () => (await import("./commands/build.ts")).addBuild,
  plan: async () => (await import("./commands/plan.ts")).addPlan,
  publication: async () => (await import("./commands/publications.ts")).addPublication,
  autopilot: async () => (await import("./commands/autopilot.ts")).addAutopilot,
  rule: async () => (await import("./commands/rule.ts")).addRule,
  lab: async () => (await import("./commands/lab.ts")).addLab,
  start: async () => (await import("./commands/start.ts")).addStart,
  "master-key": async () => (await import("./commands/master-key.ts")).addMasterKey,
  demo: async () => (await import("./commands/demo.ts")).addDemo,
};

/**
 * The command line, as much of it as the parameters ask for: the command that they begin with, otherwise all.
 *
 * @param parameters without the program's own name
 */
export const createProgram = async (
  version: string,
  terminal: Terminal,
  exit: (status: number) => void,
  parameters: readonly string[],
): Promise<Command> => {
  const program = new Command("windlass")
    .description("Windlass on the command line")
    .version(version)
    .enablePositionalOptions()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.error });
  const [asked = ""] = parameters;
  const names = Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands);
  for (const name of names) (await commands[name]?.())?.(program, terminal, exit);
  return program;
};
