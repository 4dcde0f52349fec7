import type { Inventory, PackageChoice } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

/** A device as listings show it. */
export interface DeviceSummaryRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly serial_number: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly sku: string | null;
  readonly version: string | null;
  readonly prestaged_build_id: string | null;
  readonly prestaged_by: string | null;
  readonly prestaged_name: string | null;
  readonly prestaged_packages: PackageChoice[];
  readonly last_seen_at: Date | null;
  readonly latest_deployment_id: string | null;
  /** The serial number as the listing sorts it: PostgreSQL's small letters are not always JavaScript's. */
  readonly sort_serial_number: string;
}

export interface DeviceRow extends DeviceSummaryRow {
  readonly inventory: Inventory | null;
  readonly address: string | null;
}

const latestDeployment = sql<string | null>`(
  select id from deployments d where d.device_id = devices.id order by started_at desc limit 1
)`.as("latest_deployment_id");

/** Inventories that were stored before agents told of device nodes have none. */
const withNodes = sql<Inventory | null>`'{"deviceNodes":[]}'::jsonb || inventory`;

const select = (connection: Connection) =>
  connection
    .selectFrom("devices")
    .select([
      "id",
      "organisation_id",
      "serial_number",
      sql<string | null>`inventory->'smbios'->>'manufacturer'`.as("manufacturer"),
      sql<string | null>`inventory->'smbios'->>'product'`.as("model"),
      sql<string | null>`inventory->'smbios'->>'sku'`.as("sku"),
      sql<string | null>`inventory->'smbios'->>'version'`.as("version"),
      "prestaged_build_id",
      "prestaged_by",
      "prestaged_name",
      "prestaged_packages",
      "last_seen_at",
      latestDeployment,
      "serial_key as sort_serial_number",
    ]);

/** By serial number and id, from after the cursor. */
export const listDevices = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { serialNumber: string; id: string } | undefined;
    limit: number;
  },
): Promise<DeviceSummaryRow[]> => {
  let query = select(connection).orderBy("serial_key").orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) {
    const pattern = containing(filter.search);
    query = query.where(
      sql<boolean>`(serial_number ilike ${pattern} or inventory->'smbios'->>'product' ilike ${pattern}
        or inventory->'smbios'->>'manufacturer' ilike ${pattern})`,
    );
  }
  if (filter.after)
    query = query.where(sql<boolean>`(serial_key, id) > (${filter.after.serialNumber}, ${filter.after.id}::uuid)`);
  return query.execute();
};

export const findDevice = (connection: Connection, id: string): Promise<DeviceRow | undefined> =>
  select(connection)
    .select([withNodes.as("inventory"), "address"])
    .where("id", "=", id)
    .executeTakeFirst();

/** An advance approval. */
export interface Prestaging {
  readonly buildId: string;
  readonly name: string | null;
  readonly packages: readonly PackageChoice[];
  readonly userId: string;
}

const columnsOf = (prestaging: Prestaging | null) => ({
  prestaged_build_id: prestaging?.buildId ?? null,
  prestaged_by: prestaging?.userId ?? null,
  prestaged_name: prestaging?.name ?? null,
  prestaged_packages: json(prestaging?.packages ?? []),
});

export const insertPrestagedDevice = async (
  connection: Connection,
  device: { organisationId: string; serialNumber: string } & Prestaging,
): Promise<string> => {
  const { id } = await connection
    .insertInto("devices")
    .values({
      organisation_id: device.organisationId,
      serial_number: device.serialNumber,
      ...columnsOf(device),
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

/** @param prestaging null: it is taken back, or used up */
export const setPrestaging = async (
  connection: Connection,
  id: string,
  prestaging: Prestaging | null,
): Promise<void> => {
  await connection.updateTable("devices").set(columnsOf(prestaging)).where("id", "=", id).execute();
};

/** The device with this serial number, made or brought up to date. */
export const upsertSeenDevice = async (
  connection: Connection,
  seen: { organisationId: string; inventory: Inventory; at: Date; address?: string },
): Promise<{
  id: string;
  prestagedBuildId: string | null;
  prestagedBy: string | null;
  prestagedName: string | null;
  prestagedPackages: PackageChoice[];
}> => {
  const { smbios } = seen.inventory;
  const row = await connection
    .insertInto("devices")
    .values({
      organisation_id: seen.organisationId,
      serial_number: smbios.serialNumber,
      smbios_uuid: smbios.uuid,
      inventory: json(seen.inventory),
      last_seen_at: seen.at,
      address: seen.address ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(["organisation_id", "serial_key"]).doUpdateSet({
        smbios_uuid: smbios.uuid,
        inventory: json(seen.inventory),
        last_seen_at: seen.at,
        // Where a person approves it from says nothing of where it is.
        ...(seen.address !== undefined && { address: seen.address }),
      }),
    )
    .returning([
      "id",
      "prestaged_build_id as prestagedBuildId",
      "prestaged_by as prestagedBy",
      "prestaged_name as prestagedName",
      "prestaged_packages as prestagedPackages",
    ])
    .executeTakeFirstOrThrow();
  return row;
};
