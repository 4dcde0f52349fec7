import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

const file = join(import.meta.dirname, "../RESULTS.md");

/** Puts a benchmark's section into RESULTS.md in place of the one before; other sections stay. */
export const writeResults = async (name: string, section: string): Promise<void> => {
  const begin = `<!-- ${name} -->`;
  const end = `<!-- end of ${name} -->`;
  const text = await readFile(file, "utf8");
  const [before = "", rest] = text.split(begin);
  const after = rest?.split(end)[1] ?? "\n";
  await writeFile(file, `${before.trimEnd()}\n\n${begin}\n\n${section.trim()}\n\n${end}${after}`);
};
