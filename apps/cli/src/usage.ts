import type { Command } from "commander";
import { WrongUsage } from "./autopilot/wrong-usage.ts";

/** Exit status for a command that was called wrongly, where 1 means a verdict. */
export const usageStatus = 2;

/** As shells tell a command that Ctrl+C ended. */
const cancelledStatus = 130;

/** Whoever was asked on the terminal ended it instead of answering. */
export class Cancelled extends WrongUsage {
  constructor() {
    super("Cancelled. Nothing was changed.");
  }
}

/** The status that a command ends with which could not do its work. */
export const statusOfFailure = (error: unknown): number => (error instanceof Cancelled ? cancelledStatus : usageStatus);

/** Makes a command, and those below it, end with status 2 when it is called wrongly. */
export const refuseWrongUsage = (command: Command): Command =>
  command.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : usageStatus));
