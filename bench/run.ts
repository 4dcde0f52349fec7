import { parseArgs } from "node:util";
import { runAutopilot } from "./autopilot/run.ts";
import { runContent } from "./content/run.ts";
import { runMedia } from "./media/run.ts";
import { runPlanner } from "./planner/run.ts";
import { runPublish } from "./publish/run.ts";

/**
 * `npm run bench -- NAME... [options]`: one benchmark after the other, each of which prints a table and writes it, with
 * the machine, into RESULTS.md.
 */

const benchmarks = {
  autopilot: runAutopilot,
  content: runContent,
  media: runMedia,
  planner: runPlanner,
  publish: runPublish,
};

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

const wanted = positionals.map((name) => Object.entries(benchmarks).find(([known]) => known === name)?.[1]);
const runs = wanted.filter((run) => run !== undefined);
const devices = values.devices.split(",").map(Number);
const records = Number(values.records);
const isCount = (count: number) => Number.isInteger(count) && count >= 0;
const areNames = runs.length > 0 && runs.length === positionals.length;
if (!areNames || !devices.every((count) => isCount(count) && count > 0) || !isCount(records)) {
  console.error(
    `Usage: npm run bench -- ${Object.keys(benchmarks).join("|")}... [--devices 1,50,1000] [--records 100000] [--dry-run]`,
  );
  process.exit(2);
}
for (const run of runs) await run({ devices, records, keep: !values["dry-run"] });
