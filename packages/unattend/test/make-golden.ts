/** Writes the golden files anew: `node packages/unattend/test/make-golden.ts`. Read every line of what changed. */
import { rm, writeFile } from "node:fs/promises";
import { renderAnswerFiles } from "../src/index.ts";
import { builds, filling } from "./builds.ts";

for (const [name, settings] of Object.entries(builds)) {
  const { first, handOver } = renderAnswerFiles(settings, filling());
  const place = (which: string) => new URL(`golden/${name}.${which}.xml`, import.meta.url);
  await writeFile(place("first"), first);
  if (handOver === null) await rm(place("hand-over"), { force: true });
  else await writeFile(place("hand-over"), handOver);
}
