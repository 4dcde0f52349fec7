import { loadavg } from "node:os";
import { machine } from "../support/machine.ts";
import { writeResults } from "../support/results.ts";
import { measurePlans } from "./plans.ts";
import { measurePublishing } from "./publishing.ts";

/** `npm run bench -- publish`: plans of a large publication, and a real server that publishes as much. */
export const runPublish = async ({ keep }: { readonly keep: boolean }): Promise<void> => {
  const section = [
    await measurePlans(),
    await measurePublishing(),
    `Machine: ${machine()}. Processes that wanted a processor meanwhile, on average: ${loadavg()[0]?.toFixed(1)}.`,
  ].join("\n\n");
  console.log(section);
  if (keep) await writeResults("publish", section);
};
