import { type CsvSummary, readAutopilotCsv } from "@windlass/autopilot/csv";
import type { Inspected } from "./inspected.ts";

interface Problem {
  readonly row: number;
  readonly code: string;
  readonly message: string;
}

/** Problems shown to people; programs get them all. */
const mostShown = 40;

const describe = (path: string, { rows, accepted, encoding }: CsvSummary, problems: readonly Problem[]): string => {
  const shown = problems.slice(0, mostShown).map(({ row, message }) => `  row ${row}: ${message}`);
  const more =
    problems.length > mostShown ? [`  … and ${problems.length - mostShown} more; --json prints them all`] : [];
  return [`${path}: Autopilot CSV, ${encoding}, ${accepted} of ${rows} rows can be imported`, ...shown, ...more].join(
    "\n",
  );
};

/** Judges every row of an Autopilot CSV; streams, so its size does not matter. @throws WindlassError `csv.*` */
export const inspectCsv = async (path: string, chunks: AsyncIterable<Uint8Array>): Promise<Inspected> => {
  const problems: Problem[] = [];
  const rows = readAutopilotCsv(chunks);
  for (;;) {
    const next = await rows.next();
    if (!next.done) {
      const { row, findings } = next.value;
      problems.push(...findings.map(({ code, message }) => ({ row, code, message })));
      continue;
    }
    // What concerns the whole file stands with its header.
    const onFile = next.value.findings.map(({ code, message }) => ({ row: 1, code, message }));
    const all = [...onFile, ...problems];
    const { rows: count, accepted, encoding } = next.value;
    const data = { kind: "autopilot-csv", rows: count, accepted, encoding, problems: all };
    return { data, text: describe(path, next.value, all) };
  }
};
