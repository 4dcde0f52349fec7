import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { RegistrationRow } from "./record.ts";

/** The newest registration of a serial number. */
export const findNewestOfSerialNumber = (
  connection: Connection,
  organisationId: string,
  serialNumber: string,
): Promise<RegistrationRow | undefined> =>
  connection
    .selectFrom("registrations")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("serial_key", "=", sql<string>`lower(${serialNumber})`)
    .orderBy("created_at", "desc")
    .limit(1)
    .executeTakeFirst();

/** Of the build's devices whose hash was read: how many there are, and how many of their last hashes lack TPM data. */
export const countTpmData = async (
  connection: Connection,
  buildId: string,
): Promise<{ readonly devices: number; readonly withoutTpm: number }> => {
  const newest = connection
    .selectFrom("registrations as r")
    .innerJoin("deployments as d", "d.id", "r.deployment_id")
    .where("d.build_id", "=", buildId)
    .where("r.hash_summary", "is not", null)
    .distinctOn("r.serial_number")
    .orderBy("r.serial_number")
    .orderBy("r.created_at", "desc")
    .select(sql<boolean>`coalesce((r.hash_summary->'tpm'->>'present')::boolean, false)`.as("present"));
  const counted = await connection
    .selectFrom(newest.as("newest"))
    .select([
      sql<number>`count(*)::integer`.as("devices"),
      sql<number>`count(*) filter (where not present)::integer`.as("without_tpm"),
    ])
    .executeTakeFirstOrThrow();
  return { devices: counted.devices, withoutTpm: counted.without_tpm };
};
