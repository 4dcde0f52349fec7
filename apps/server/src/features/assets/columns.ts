import type { AssetDefinition } from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";

export type AssetField = keyof AssetDefinition;

/** Headers as an export writes them. */
export const assetHeaders: Readonly<Record<AssetField, string>> = {
  serialNumber: "Serial number",
  mac: "MAC address",
  uuid: "UUID",
  computerName: "Computer name",
  assetTag: "Asset tag",
};

export const assetFields: readonly AssetField[] = ["serialNumber", "mac", "uuid", "computerName", "assetTag"];

/** Other spellings that inventories and scripts use, letters and digits only. */
const alsoKnownAs: Readonly<Record<string, AssetField>> = {
  serial: "serialNumber",
  serialno: "serialNumber",
  deviceserialnumber: "serialNumber",
  servicetag: "serialNumber",
  mac: "mac",
  ethernetmac: "mac",
  macaddr: "mac",
  smbiosuuid: "uuid",
  smbiosguid: "uuid",
  guid: "uuid",
  systemuuid: "uuid",
  name: "computerName",
  hostname: "computerName",
  devicename: "computerName",
  asset: "assetTag",
  assetnumber: "assetTag",
  inventorynumber: "assetTag",
};

const bare = (header: string): string => header.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");

const fieldOf = (header: string): AssetField | undefined =>
  assetFields.find((field) => bare(assetHeaders[field]) === bare(header)) ?? alsoKnownAs[bare(header)];

/**
 * Which cell of a row says what.
 *
 * @throws assets.column-missing, csv.column-duplicate
 */
export const readAssetColumns = (headers: readonly string[], file: string): ReadonlyMap<AssetField, number> => {
  const cells = new Map<AssetField, number>();
  for (const [index, header] of headers.entries()) {
    const field = fieldOf(header);
    if (!field) continue;
    if (cells.has(field))
      throw new WindlassError("csv.column-duplicate", { parameters: { column: assetHeaders[field] } });
    cells.set(field, index);
  }
  const missing = [
    ...(cells.has("serialNumber") || cells.has("mac") || cells.has("uuid")
      ? []
      : ["the serial number, the MAC address or the UUID"]),
    ...(cells.has("computerName") || cells.has("assetTag") ? [] : ["the computer name or the asset tag"]),
  ];
  if (missing.length > 0)
    throw new WindlassError("assets.column-missing", { parameters: { file, columns: missing.join(", or ") } });
  return cells;
};
