import { machine } from "../support/machine.ts";
import { writeResults } from "../support/results.ts";
import { measureDiscs } from "./discs.ts";
import { measureDriverPack } from "./driver-pack.ts";
import { measureInf } from "./inf.ts";

/** One file a subject: each gives a section of the results. */
const subjects = [measureDiscs, measureInf, measureDriverPack];

/** Reading what administrators bring, beside the programs that others read it with. */
export const runMedia = async ({ keep }: { readonly keep: boolean }): Promise<void> => {
  const sections: string[] = [];
  for (const measure of subjects) {
    const section = await measure();
    console.log(`\n${section}`);
    sections.push(section);
  }
  if (!keep) return;
  const day = new Date().toISOString().slice(0, 10);
  await writeResults("media", ["## Media", `${machine()}, ${day}.`, ...sections].join("\n\n"));
};
