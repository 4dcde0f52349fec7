import type { MdtMigration } from "@windlass/planner";

const columns = ["serial-number", "mac-address", "uuid"] as const;

/** A value as CSV takes it; one that a spreadsheet would calculate is kept from that. */
const cell = (value: string): string => {
  const safe = /^[=+@-]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Names of single devices as an asset list. */
export const assetsCsv = (assets: MdtMigration["assets"]): string =>
  [
    ["serial number", "MAC address", "UUID", "computer name", "organisational unit"],
    ...assets.map(({ key, value, computerName, organisationalUnit }) => [
      ...columns.map((column) => (column === key ? value : "")),
      computerName,
      organisationalUnit,
    ]),
  ]
    .map((row) => `${row.map(cell).join(",")}\r\n`)
    .join("");
