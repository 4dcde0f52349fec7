import type { Command } from "commander";

/** Exit status for a command that was called wrongly, where 1 means a verdict. */
export const usageStatus = 2;

/** Makes a command, and those below it, end with status 2 when it is called wrongly. */
export const refuseWrongUsage = (command: Command): Command =>
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : usageStatus));
