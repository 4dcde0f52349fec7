import { VirtualClock } from "../support/virtual-clock.ts";
import { runCommunityScript } from "./community-script.ts";
import { startBenchLab } from "./lab.ts";
import type { Measurement } from "./messages.ts";
import { countingFetch, type Traffic } from "./network.ts";
import { runProduct } from "./product.ts";

/** One request pattern with so many devices, in a process of its own: `contender.ts product 1000`. */

const patterns = { product: runProduct, "community-script": runCommunityScript };

const [pattern = "", count = ""] = process.argv.slice(2);
const run = Object.entries(patterns).find(([name]) => name === pattern)?.[1];
if (!run || !process.send) throw new Error("usage: contender.ts product|community-script DEVICES, as a child process");

const lab = await startBenchLab();
const clock = new VirtualClock(lab.now, lab.advance);
const traffic: Traffic = { calls: 0, operations: 0, throttled: 0 };
const serialNumbers = Array.from({ length: Number(count) }, (_, index) => `BENCH-${String(index).padStart(6, "0")}`);
const idleMemory = process.memoryUsage().rss;

const ready = await clock.run(run(lab, clock, countingFetch(clock, traffic), serialNumbers));

const seen = await lab.readiness();
/** The lab's own way from an import to a dated profile: nobody can be ready sooner than this after the capture. */
const shortest = Math.min(...seen.map(({ importedAt, readyAt }) => (readyAt ?? Number.POSITIVE_INFINITY) - importedAt));
const result: Measurement = {
  pattern,
  devices: serialNumbers.length,
  ready: ready.size,
  ...traffic,
  lags: [...ready.values()].map((at) => at - (lab.now + shortest)),
  duplicateImports: seen.reduce((sum, { imports }) => sum + imports - 1, 0),
  duration: clock.now() - lab.now,
  peakMemory: process.resourceUsage().maxRSS * 1024,
  idleMemory,
};
process.send(result, () => {
  lab.stop();
  process.disconnect();
});
