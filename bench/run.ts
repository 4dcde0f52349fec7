import { parseArgs } from "node:util";
import { runAutopilot } from "./autopilot/run.ts";

/** `npm run bench -- NAME [options]`: prints a table and writes it, with the machine, into RESULTS.md. */

const benchmarks = { autopilot: runAutopilot };

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    /** Numbers of devices, separated by commas. */
    devices: { type: "string", default: "1,50,1000,10000" },
    /** Registered devices whose records are copied. */
    records: { type: "string", default: "100000" },
    /** Print only. */
    "dry-run": { type: "boolean", default: false },
  },
});

const [name = ""] = positionals;
const run = Object.entries(benchmarks).find(([known]) => known === name)?.[1];
const devices = values.devices.split(",").map(Number);
const records = Number(values.records);
const isCount = (count: number) => Number.isInteger(count) && count >= 0;
if (!run || !devices.every((count) => isCount(count) && count > 0) || !isCount(records)) {
  console.error(
    `Usage: npm run bench -- ${Object.keys(benchmarks).join("|")} [--devices 1,50,1000] [--records 100000] [--dry-run]`,
  );
  process.exit(2);
}
await run({ devices, records, keep: !values["dry-run"] });
