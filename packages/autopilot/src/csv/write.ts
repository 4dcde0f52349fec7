import { guardedCell } from "./cell.ts";
import { type CsvField, officialHeaders } from "./columns.ts";

/** Whose columns are written. */
export type CsvFormat = "intune" | "partner-center";

/** One device for an export; what is not known is null. */
export type CsvDevice = Readonly<Record<CsvField, string | null>>;

const columnsOf: Readonly<Record<CsvFormat, readonly CsvField[]>> = {
  intune: ["serialNumber", "productId", "hardwareHash", "groupTag", "assignedUser"],
  "partner-center": ["serialNumber", "productId", "hardwareHash", "manufacturer", "model"],
};

/** Base64 holds no character with which a formula does anything, and an apostrophe before it would spoil the hash. */
const isBase64 = (text: string): boolean => /^[A-Za-z0-9+/]+={0,2}$/u.test(text);

/** Intune takes no quotation marks, so they are written only where a cell could not be read back without them. */
const quoted = (text: string): string => (/[",;\t]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const cellOf = (field: CsvField, text: string): string =>
  field === "hardwareHash" && isBase64(text) ? text : quoted(guardedCell(text));

/** The header line, as the format spells it. */
export const csvHeader = (format: CsvFormat): string =>
  `${columnsOf[format].map((field) => officialHeaders[field]).join(",")}\r\n`;

/**
 * One line of an export. No cell begins like a formula (OWASP, "CSV Injection"), and reading the line here gives the
 * same values back.
 */
export const csvLine = (format: CsvFormat, device: CsvDevice): string =>
  `${columnsOf[format].map((field) => cellOf(field, device[field] ?? "")).join(",")}\r\n`;

/** One line of another table: any cells, with the same protection against what spreadsheets would run. */
export const csvTextLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(guardedCell(cell))).join(",")}\r\n`;
