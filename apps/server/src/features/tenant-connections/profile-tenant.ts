import type { ProfileTenant } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** What an organisation's connection says of the tenant that offline profiles enrol into. */
export interface KnownTenant {
  readonly id: string;
  /** Null until a check has read it from this tenant. */
  readonly domain: string | null;
}

/**
 * A file of its own, because builds ask it and tenant connections ask builds.
 *
 * @returns null where there is no connection
 */
export const readKnownTenant = async (connection: Connection, organisationId: string): Promise<KnownTenant | null> => {
  const row = await connection
    .selectFrom("tenant_connections")
    .select([
      "tenant_id as id",
      sql<string | null>`case when default_domain_of = tenant_id then default_domain end`.as("domain"),
    ])
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();
  return row ?? null;
};

/** Keeps what a check has read of this tenant; what it was read of another one before says nothing any more. */
export const keepDefaultDomain = async (
  connection: Connection,
  organisationId: string,
  tenant: ProfileTenant,
): Promise<void> => {
  await connection
    .updateTable("tenant_connections")
    .set({ default_domain: tenant.domain, default_domain_of: tenant.id })
    .where("organisation_id", "=", organisationId)
    .where("tenant_id", "=", tenant.id)
    .execute();
};
