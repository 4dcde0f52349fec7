import { performance } from "node:perf_hooks";
import { runAgent } from "../agent/run-agent.ts";
import { defaultPatience } from "../agent/runtime.ts";
import { createSimulatedPlatform } from "../platform/simulated/simulated-platform.ts";
import { durations, paceOf } from "../platform/simulated/timing.ts";
import { exitCodes } from "./exit-codes.ts";
import type { DeployOptions } from "./options.ts";
import type { Screen } from "./screen.ts";

/** The agent between two starts of the device. */
export const deploy = async (options: DeployOptions, screen: Screen): Promise<number> => {
  const pace = paceOf(options.speed);
  await pace(durations.start);
  const end = await runAgent(
    {
      platform: createSimulatedPlatform(options.device, pace),
      screen,
      now: () => new Date(),
      clock: () => performance.now(),
      random: Math.random,
      patience: defaultPatience,
    },
    options.bootMedium,
  );
  return exitCodes[end];
};
