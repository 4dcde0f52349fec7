import { memoryReader, readInf } from "@windlass/media";
import { quantile } from "../support/statistics.ts";
import { markdownTable } from "../support/table.ts";
import { infFiles } from "./inf-files.ts";

const fileCount = 10_000;
const rounds = 3;

/** Reads many INF files one after the other, as an import does, and tells what a second and what memory are enough for. */
export const measureInf = async (): Promise<string> => {
  const files = infFiles(fileCount);
  const bytes = files.reduce((total, file) => total + file.bytes.length, 0);
  const times: number[] = [];
  const single: number[] = [];
  let models = 0;
  for (let round = 0; round <= rounds; round++) {
    models = 0;
    const began = performance.now();
    for (const { name, bytes: content } of files) {
      const started = performance.now();
      const { facts } = await readInf(memoryReader(content), name);
      if (round > 0) single.push(performance.now() - started);
      for (const { sections } of facts.manufacturers) for (const section of sections) models += section.models.length;
    }
    // The first round only warms up.
    if (round > 0) times.push(performance.now() - began);
  }
  const seconds = quantile(times, 0.5) / 1000;
  const head = ["INF files", "MB", "models", "files/s", "MB/s", "one file p50 (ms)", "p99 (ms)"];
  const row = [
    String(fileCount),
    (bytes / 1e6).toFixed(0),
    String(models),
    (fileCount / seconds).toFixed(0),
    (bytes / 1e6 / seconds).toFixed(0),
    quantile(single, 0.5).toFixed(2),
    quantile(single, 0.99).toFixed(2),
  ];
  return `### Reading INF files\n\n${markdownTable(head, [row])}`;
};
