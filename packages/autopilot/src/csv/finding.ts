import type { HardwareHashWarningCode } from "../hardware-hash/warnings.ts";

/** Findings on a file as a whole; none of them stops it. */
export type CsvFileFindingCode =
  | "columns-extra"
  | "headers-respelled"
  | "separator-semicolon"
  | "separator-tab"
  | "encoding-mixed";

/** Findings on one row. */
export type CsvRowFindingCode =
  | "row-too-long"
  | "cell-formula"
  | "serial-number-empty"
  | "serial-number-too-long"
  | "serial-number-spoiled"
  | "serial-number-repeated"
  | "hash-empty"
  | "hash-too-short"
  | "hash-repeated"
  | "product-id-invalid"
  | "group-tag-invalid"
  | "assigned-user-invalid"
  | "manufacturer-differs"
  | "model-differs"
  | HardwareHashWarningCode;

export type CsvFindingCode = CsvFileFindingCode | CsvRowFindingCode;

/** What is to be said of a file or a row: what, in one sentence, and what to do. */
export interface CsvFinding {
  readonly code: CsvFindingCode;
  readonly message: string;
  readonly remedy: string;
}
