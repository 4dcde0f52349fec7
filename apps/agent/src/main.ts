import { exitCodes } from "./program/exit-codes.ts";
import { type Options, readOptions, UsageError, usage } from "./program/options.ts";
import { jsonScreen, textScreen } from "./program/screen.ts";
import { superviseDevice } from "./program/supervisor.ts";

const write = (text: string): void => {
  process.stdout.write(text);
};

/** Supervisor and agent are one device's power: when whoever started them by a channel is gone, so are they. */
const endWithParent = () => process.exit(exitCodes.failed);

/** The agent itself is loaded only by the process that needs it: a supervisor that merely waits starts three times as fast. */
const run = async (options: Options, args: readonly string[]): Promise<number> => {
  if (options.command === "create") {
    const { createDevices } = await import("./program/create.ts");
    createDevices(options, write);
    return exitCodes.succeeded;
  }
  const screen = options.json ? jsonScreen(write) : textScreen(write);
  process.once("disconnect", endWithParent);
  if (!options.supervised) return superviseDevice(options, args, screen);
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
process.off("disconnect", endWithParent);
if (process.connected) process.disconnect();
