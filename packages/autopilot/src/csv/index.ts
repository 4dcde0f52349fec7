export type { CsvFinding, CsvFindingCode } from "./finding.ts";
export { type CsvSummary, mostCsvRows, readAutopilotCsv } from "./read.ts";
export type { CsvRow, CsvVerdict } from "./row.ts";
export type { CsvEncoding } from "./text.ts";
export { type CsvDevice, type CsvFormat, csvHeader, csvLine, csvTextLine } from "./write.ts";
