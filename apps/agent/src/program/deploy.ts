import { performance } from "node:perf_hooks";
import { runAgent } from "../agent/run-agent.ts";
import { defaultPatience, type Patience } from "../agent/runtime.ts";
import { createSimulatedPlatform } from "../platform/simulated/simulated-platform.ts";
import { durations, paceOf } from "../platform/simulated/timing.ts";
import { exitCodes } from "./exit-codes.ts";
import type { DeployOptions } from "./options.ts";
import type { Screen } from "./screen.ts";

/** Nothing on a simulated device comes later than its program ends; it still looks again, so that this can be seen. */
const simulatedPatience = (speed: number): Patience => ({
  ...defaultPatience,
  detectionGrace: (durations.detectionGrace * 1000) / speed,
  detectionPause: (durations.detectionPause * 1000) / speed,
});

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
      patience: simulatedPatience(options.speed),
    },
    options.bootMedium,
  );
  return exitCodes[end];
};
