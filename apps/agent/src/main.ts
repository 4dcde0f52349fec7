import { exitCodes } from "./program/exit-codes.ts";
import { type Options, readOptions, UsageError, usage } from "./program/options.ts";
import { jsonScreen, textScreen } from "./program/screen.ts";
import { superviseDevice } from "./program/supervisor.ts";

const write = (text: string): void => {
  process.stdout.write(text);
};

/** A device has one power supply: when the supervisor is gone, so is what it supervised. */
const endWithSupervisor = () => process.exit(exitCodes.failed);

/** The agent itself is loaded only by the process that needs it: a supervisor that merely waits starts three times as fast. */
const run = async (options: Options, args: readonly string[]): Promise<number> => {
  if (options.command === "create") {
    const { createDevices } = await import("./program/create.ts");
    createDevices(options, write);
    return exitCodes.succeeded;
  }
  const screen = options.json ? jsonScreen(write) : textScreen(write);
  if (!options.supervised) return superviseDevice(options, args, screen);
  process.once("disconnect", endWithSupervisor);
  const { deploy } = await import("./program/deploy.ts");
  return deploy(options, screen);
};

const main = async (args: readonly string[]): Promise<number> => {
  try {
    return await run(readOptions(args), args);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${error.message}\n\n${usage}`);
      return exitCodes.usage;
    }
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return exitCodes.failed;
  }
};

process.exitCode = await main(process.argv.slice(2));
process.off("disconnect", endWithSupervisor);
if (process.connected) process.disconnect();
