export type { CsvFinding, CsvFindingCode } from "./finding.ts";
export { judgeSerialNumber } from "./judge-cells.ts";
export { type CsvSummary, mostCsvRows, readAutopilotCsv } from "./read.ts";
export type { CsvRow, CsvVerdict } from "./row.ts";
export { type CsvTableRow, readCsvTable } from "./table.ts";
export type { CsvEncoding } from "./text.ts";
export { type CsvDevice, type CsvFormat, csvHeader, csvLine, csvTextLine } from "./write.ts";
