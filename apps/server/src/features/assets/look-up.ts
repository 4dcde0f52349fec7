import { isPlaceholderSerial } from "@windlass/planner";
import type { Inventory } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** What the asset list has of one device. */
export interface ListedAsset {
  readonly id: string;
  readonly computerName: string | null;
  readonly assetTag: string | null;
  /** Where the row comes from, in words. */
  readonly source: string;
}

/**
 * The row of an organisation's asset list that a device is: by its serial number before its UUID, and that before its
 * network interfaces, since those are docks and adapters, too.
 */
export const listedAssetOf = async (
  connection: Connection,
  organisationId: string,
  { smbios, networkInterfaces }: Inventory,
): Promise<ListedAsset | null> => {
  const serialKey = isPlaceholderSerial(smbios.serialNumber) ? null : smbios.serialNumber.trim().toLowerCase();
  const macs = networkInterfaces.map(({ mac }) => mac);
  const { rows } = await sql<ListedAsset>`
    select id, computer_name as "computerName", asset_tag as "assetTag", source from assets
    where organisation_id = ${organisationId}::uuid
      and (serial_key = ${serialKey} or smbios_uuid = ${smbios.uuid}::uuid or mac = any(${macs}::text[]))
    order by (serial_key is not distinct from ${serialKey}) desc, (smbios_uuid is not distinct from ${smbios.uuid}::uuid) desc, id
    limit 1`.execute(connection);
  return rows[0] ?? null;
};
