import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { lockDevice } from "../platform/simulated/device-lock.ts";
import { switchOn } from "../platform/simulated/switch-on.ts";
import { exitCodes } from "./exit-codes.ts";
import type { DeployOptions } from "./options.ts";
import type { Screen } from "./screen.ts";

interface ChildEnd {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** One start of the device: a process of its own, so that nothing survives a restart but what is written down. */
const startDevice = (args: readonly string[]): Promise<ChildEnd> =>
  new Promise((resolve, reject) => {
    const program = process.argv[1] ?? "";
    const child = spawn(process.execPath, [...process.execArgv, program, ...args, "--supervised"], {
      // The channel ends with this process, however it ends, and the child with the channel.
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    const pass = (signal: NodeJS.Signals) => child.kill(signal);
    process.once("SIGTERM", pass);
    process.once("SIGINT", pass);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      process.off("SIGTERM", pass);
      process.off("SIGINT", pass);
      resolve({ code, signal });
    });
  });

/**
 * The simulated device's power: starts the agent's program again after each restart, until the deployment ends.
 *
 * @returns the exit code for the whole
 */
export const superviseDevice = async (
  options: DeployOptions,
  args: readonly string[],
  screen: Screen,
): Promise<number> => {
  if (!existsSync(join(options.device, "device.json"))) {
    throw new Error(`There is no simulated device in ${options.device}; make one with --create.`);
  }
  const unlock = await lockDevice(options.device);
  try {
    if (switchOn(options.device, options.again) === "handed-over") {
      const { readDeviceDescription } = await import("../platform/simulated/device-description.ts");
      const { serialNumber } = readDeviceDescription(options.device).inventory.smbios;
      screen.show({ type: "handed-over", serialNumber });
      return exitCodes.succeeded;
    }
    for (;;) {
      const { code, signal } = await startDevice(args);
      if (code === exitCodes.restart) continue;
      if (signal !== null) screen.show({ type: "waiting", reason: `the agent was stopped by ${signal}` });
      return code ?? exitCodes.failed;
    }
  } finally {
    unlock();
  }
};
