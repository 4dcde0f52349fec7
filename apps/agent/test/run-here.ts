import { performance } from "node:perf_hooks";
import { runAgent } from "../src/agent/run-agent.ts";
import type { Patience } from "../src/agent/runtime.ts";
import type { Platform } from "../src/platform/platform.ts";
import { createSimulatedPlatform } from "../src/platform/simulated/simulated-platform.ts";
import { switchOn } from "../src/platform/simulated/switch-on.ts";
import type { ScreenLine } from "../src/program/screen.ts";
import type { Scenario } from "./scenario.ts";

export interface HereEnd {
  readonly outcome: "succeeded" | "failed";
  readonly lines: readonly ScreenLine[];
  /** Code of the failure that the device shows. */
  readonly failure: string | null;
  /** What the device shows of the failure. */
  readonly message: string;
}

const impatient: Patience = {
  firstPause: 10,
  longestPause: 50,
  contentRounds: 4,
  detectionGrace: 40,
  detectionPause: 10,
};

/** The simulated platform, every wait of it skipped. */
export const swiftPlatform = ({ directory }: Scenario): Platform => createSimulatedPlatform(directory, async () => {});

/** The agent in the test's own process, through all its restarts: quicker where processes are not the point. */
export const deployHere = async (
  scenario: Scenario,
  platform = swiftPlatform(scenario),
  /** How far the device's clock jumps ahead each second, in milliseconds. */
  jump = 0,
): Promise<HereEnd> => {
  const lines: ScreenLine[] = [];
  const began = Date.now();
  switchOn(scenario.directory, false);
  for (;;) {
    const end = await runAgent(
      {
        platform,
        screen: { show: (line) => lines.push(line) },
        now: () => new Date(Date.now() + ((Date.now() - began) / 1000) * jump),
        clock: () => performance.now(),
        random: Math.random,
        patience: impatient,
      },
      scenario.bootMedium,
    );
    if (end === "restart") continue;
    const last = lines.at(-1);
    const error = last?.type === "finished" ? last.error : null;
    return { outcome: end, lines, failure: error?.code ?? null, message: error?.message ?? "" };
  }
};
