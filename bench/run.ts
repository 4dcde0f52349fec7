import { parseArgs } from "node:util";
import { runAutopilot } from "./autopilot/run.ts";

/** `npm run bench -- NAME [options]`: prints a table and writes it, with the machine, into RESULTS.md. */

const benchmarks = { autopilot: runAutopilot };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Numbers of devices, separated by commas. */
    devices: { type: "string", default: "1,50,1000,10000" },
    /** Print only. */
    "dry-run": { type: "boolean", default: false },
  },
});

const [name = ""] = positionals;
const run = Object.entries(benchmarks).find(([known]) => known === name)?.[1];
const devices = values.devices.split(",").map(Number);
if (!run || devices.some((count) => !Number.isInteger(count) || count < 1)) {
  console.error(`Usage: npm run bench -- ${Object.keys(benchmarks).join("|")} [--devices 1,50,1000] [--dry-run]`);
  process.exit(2);
}
await run({ devices, keep: !values["dry-run"] });
