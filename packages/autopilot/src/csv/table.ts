import { WindlassError } from "@windlass/protocol";
import { isFormula, plainCell } from "./cell.ts";
import { isEmptyRecord } from "./judge-row.ts";
import { RecordReader } from "./records.ts";

/** One line of a table, its cells as they were meant. */
export interface CsvTableRow {
  /** Line of the file; the header usually is 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** Cells, by their place, that a spreadsheet would run. */
  readonly formulas: readonly number[];
}

/**
 * Reads any table as scripts and spreadsheets write it: encoding, separator, quotation marks and the wrapping of cells are
 * understood as in {@link readAutopilotCsv}. The first row is the header; empty lines are left out.
 *
 * @throws WindlassError `csv.empty`, `csv.binary`, `csv.row-unreadable`, `csv.too-many-rows`
 */
export async function* readCsvTable(
  chunks: AsyncIterable<Uint8Array>,
  mostRows: number,
): AsyncGenerator<CsvTableRow, void, undefined> {
  const records = new RecordReader(chunks).records();
  let rows = 0;
  try {
    for await (const record of records) {
      if (isEmptyRecord(record)) continue;
      if (rows > mostRows) throw new WindlassError("csv.too-many-rows", { parameters: { most: mostRows } });
      rows += 1;
      yield {
        row: record.row,
        cells: record.cells.map(plainCell),
        formulas: record.cells.flatMap((cell, index) => (isFormula(cell) ? index : [])),
      };
    }
    if (rows < 2) throw new WindlassError("csv.empty");
  } finally {
    await records.return(undefined);
  }
}
