import { WindlassError } from "@windlass/protocol";
import type { CsvFinding } from "./finding.ts";

/** What a row may say. */
export type CsvField =
  | "serialNumber"
  | "productId"
  | "hardwareHash"
  | "groupTag"
  | "assignedUser"
  | "manufacturer"
  | "model";

/**
 * Headers as Intune's template and Partner Center's write them.
 *
 * Source: Microsoft Intune documentation, "Manually register devices with Windows Autopilot", CSV file; Partner Center,
 * "Add devices to a customer's account".
 */
export const officialHeaders: Readonly<Record<CsvField, string>> = {
  serialNumber: "Device Serial Number",
  productId: "Windows Product ID",
  hardwareHash: "Hardware Hash",
  groupTag: "Group Tag",
  assignedUser: "Assigned User",
  manufacturer: "Manufacturer name",
  model: "Device model",
};

/** Other spellings that scripts and exports use, letters and digits only. */
const alsoKnownAs: Readonly<Record<string, CsvField>> = {
  serialnumber: "serialNumber",
  serial: "serialNumber",
  productid: "productId",
  productkey: "productId",
  hash: "hardwareHash",
  tag: "groupTag",
  orderid: "groupTag",
  assigneduserprincipalname: "assignedUser",
  userprincipalname: "assignedUser",
  manufacturer: "manufacturer",
  oemmanufacturername: "manufacturer",
  model: "model",
  modelname: "model",
};

const bare = (header: string): string => header.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const fields: readonly CsvField[] = [
  "serialNumber",
  "productId",
  "hardwareHash",
  "groupTag",
  "assignedUser",
  "manufacturer",
  "model",
];

const fieldOf = (header: string): CsvField | undefined => {
  const text = bare(header);
  return fields.find((field) => bare(officialHeaders[field]) === text) ?? alsoKnownAs[text];
};

export interface Columns {
  /** Which cell of a row says what. */
  readonly cells: ReadonlyMap<CsvField, number>;
  readonly count: number;
  readonly findings: readonly CsvFinding[];
}

/** Whether a cell is one of the format's headers, however it is spelled. */
export const isKnownHeader = (cell: string): boolean => fieldOf(cell) !== undefined;

const required: readonly CsvField[] = ["serialNumber", "hardwareHash"];

const findingsOn = (headers: readonly string[], known: ReadonlyMap<CsvField, number>): CsvFinding[] => {
  const extra = headers.filter((header) => header.trim() !== "" && !fieldOf(header)).map((header) => header.trim());
  const named = extra
    .slice(0, 5)
    .map((header) => `“${header.slice(0, 60)}”`)
    .join(", ");
  const respelled = [...known].some(
    ([field, index]) => headers[index]?.toLowerCase() !== officialHeaders[field].toLowerCase(),
  );
  return [
    ...(extra.length === 0
      ? []
      : [
          {
            code: "columns-extra" as const,
            message: `The columns ${named} are not part of the format and are left out.`,
            remedy: "Nothing to do here; Intune itself refuses a file with extra columns.",
          },
        ]),
    ...(respelled
      ? [
          {
            code: "headers-respelled" as const,
            message: "Some headers are spelled otherwise than in Intune's template; they were understood.",
            remedy: "Nothing to do here; Intune itself takes its own spelling only.",
          },
        ]
      : []),
  ];
};

/**
 * Understands the header of a file.
 *
 * @throws csv.column-missing, csv.column-duplicate
 */
export const readColumns = (headers: readonly string[]): Columns => {
  const cells = new Map<CsvField, number>();
  for (const [index, header] of headers.entries()) {
    const field = fieldOf(header);
    if (!field) continue;
    if (cells.has(field))
      throw new WindlassError("csv.column-duplicate", { parameters: { column: officialHeaders[field] } });
    cells.set(field, index);
  }
  const missing = required.filter((field) => !cells.has(field)).map((field) => `“${officialHeaders[field]}”`);
  if (missing.length > 0) {
    throw new WindlassError("csv.column-missing", { parameters: { columns: missing.join(" and ") } });
  }
  return { cells, count: headers.length, findings: findingsOn(headers, cells) };
};
