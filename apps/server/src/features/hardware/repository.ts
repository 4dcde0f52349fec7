import type { HardwareDecision } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

export interface ToldHardware {
  readonly organisation_id: string;
  readonly manufacturer: string;
  readonly product: string;
  readonly sku: string;
  readonly version: string;
  readonly chassis_type: number;
  readonly devices: number;
}

/** Different answers at most; a fleet has some hundred. */
const most = 2000;

const told = (field: string) => sql<string>`coalesce(inventory -> 'smbios' ->> ${sql.lit(field)}, '')`;

/** What devices tell of themselves, and how many tell the same; the most frequent first. */
export const countHardware = (connection: Connection, organisationId: string | undefined): Promise<ToldHardware[]> => {
  const chassisType = sql<number>`coalesce((inventory -> 'smbios' ->> 'chassisType')::int, 0)`;
  let query = connection
    .selectFrom("devices")
    .select([
      "organisation_id",
      told("manufacturer").as("manufacturer"),
      told("product").as("product"),
      told("sku").as("sku"),
      told("version").as("version"),
      chassisType.as("chassis_type"),
      sql<number>`count(*)`.as("devices"),
    ])
    .where("inventory", "is not", null)
    .groupBy("organisation_id")
    .groupBy([told("manufacturer"), told("product"), told("sku"), told("version"), chassisType])
    .orderBy(sql`count(*)`, "desc")
    .limit(most);
  if (organisationId) query = query.where("organisation_id", "=", organisationId);
  return query.execute();
};

export const readIgnored = (connection: Connection, organisationId: string | undefined) => {
  const query = connection.selectFrom("ignored_hardware").selectAll();
  return (organisationId ? query.where("organisation_id", "=", organisationId) : query).execute();
};

export const ignore = async (
  connection: Connection,
  { organisationId, manufacturer, product }: HardwareDecision,
): Promise<void> => {
  await connection
    .insertInto("ignored_hardware")
    .values({ organisation_id: organisationId, manufacturer, product })
    .onConflict((conflict) => conflict.columns(["organisation_id", "manufacturer", "product"]).doNothing())
    .execute();
};

export const proposeAgain = async (
  connection: Connection,
  { organisationId, manufacturer, product }: HardwareDecision,
): Promise<void> => {
  await connection
    .deleteFrom("ignored_hardware")
    .where("organisation_id", "=", organisationId)
    .where("manufacturer", "=", manufacturer)
    .where("product", "is not distinct from", product)
    .execute();
};
