import type { AssetImportReport, AssetRow, AssetView } from "@windlass/protocol";
import { printable } from "../terminal.ts";

/** One line a device, by its name. */
export const listText = (assets: readonly AssetView[]): string =>
  assets
    .map(({ computerName, serialNumber, mac, uuid, assetTag }) =>
      [computerName ?? "(no name)", serialNumber ?? mac ?? uuid ?? "", assetTag ?? ""].join("  ").trimEnd(),
    )
    .map((line) => `${printable(line)}\n`)
    .join("");

const rowText = ({ row, verdict, serialNumber, mac, uuid, computerName, findings }: AssetRow): string =>
  `Row ${row}: ${verdict}, ${printable(serialNumber ?? mac ?? uuid ?? "no device")} → ${printable(computerName ?? "no name")}\n${findings
    .map((finding) => `  ${printable(finding)}\n`)
    .join("")}`;

/** What was taken over, or would be, with every row that is refused or changes something. */
export const importText = ({ counts, rows }: AssetImportReport, isPreview: boolean): string => {
  const told = rows.filter(({ verdict }) => verdict !== "unchanged").map(rowText);
  const kept = isPreview ? "Nothing was taken over." : `${counts.new + counts.changed} taken over.`;
  return `${told.join("")}${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused. ${kept}\n`;
};
