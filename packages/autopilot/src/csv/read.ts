import { WindlassError } from "@windlass/protocol";
import { readColumns } from "./columns.ts";
import type { CsvFinding } from "./finding.ts";
import { isEmptyRecord, judgeRow } from "./judge-row.ts";
import { type FileForm, RecordReader } from "./records.ts";
import { Repetitions } from "./repetitions.ts";
import type { CsvRow } from "./row.ts";
import type { CsvEncoding } from "./text.ts";

/** Most rows taken from one file: what is remembered of each row bounds the memory. */
export const mostCsvRows = 50_000;

/** What is known of a whole file. */
export interface CsvSummary {
  readonly encoding: CsvEncoding;
  readonly rows: number;
  /** Rows that can be imported, those with warnings among them. */
  readonly accepted: number;
  readonly findings: readonly CsvFinding[];
}

const formFindings = ({ separator, mixedEncoding }: FileForm): CsvFinding[] => {
  const findings: CsvFinding[] = [];
  if (separator !== ",") {
    findings.push({
      code: separator === ";" ? "separator-semicolon" : "separator-tab",
      message: `The cells are separated by ${separator === ";" ? "semicolons" : "tabs"}, as a spreadsheet writes them in some regions.`,
      remedy: "Nothing to do here; Intune itself takes commas only.",
    });
  }
  if (mixedEncoding) {
    findings.push({
      code: "encoding-mixed",
      message: "The file is partly UTF-8 and partly ANSI, so some letters read wrong.",
      remedy: "Check names with umlauts and accents, or export the file again.",
    });
  }
  return findings;
};

/**
 * Reads an Autopilot CSV as Intune, Partner Center, scripts and spreadsheets write it, and judges every row. Streams:
 * whatever the size of the file, memory stays bounded by the number of rows taken.
 *
 * @param chunks the bytes of the file, in pieces of any size
 * @returns each row with its verdict, and at the end, as the generator's value, what is known of the whole
 * @throws WindlassError `csv.empty`, `csv.binary`, `csv.column-missing`, `csv.column-duplicate`,
 *   `csv.row-unreadable`, `csv.too-many-rows`
 * @example
 * for await (const { row, verdict, findings } of readAutopilotCsv(createReadStream("devices.csv"))) {
 *   console.log(row, verdict, findings.map(({ message }) => message));
 * }
 */
export async function* readAutopilotCsv(
  chunks: AsyncIterable<Uint8Array>,
  mostRows = mostCsvRows,
): AsyncGenerator<CsvRow, CsvSummary, undefined> {
  const reader = new RecordReader(chunks);
  const records = reader.records();
  try {
    const header = await records.next();
    if (header.done) throw new WindlassError("csv.empty");
    const columns = readColumns(header.value.cells);
    const repetitions = new Repetitions();
    let rows = 0;
    let accepted = 0;
    for await (const record of records) {
      if (isEmptyRecord(record)) continue;
      rows += 1;
      if (rows > mostRows) throw new WindlassError("csv.too-many-rows", { parameters: { most: mostRows } });
      const row = judgeRow(record, columns, repetitions);
      if (row.verdict !== "refused") accepted += 1;
      yield row;
    }
    if (rows === 0) throw new WindlassError("csv.empty");
    const { encoding } = reader.form;
    return { encoding, rows, accepted, findings: [...columns.findings, ...formFindings(reader.form)] };
  } finally {
    await records.return(undefined);
  }
}
