import type { Cloud } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { TenantKey } from "../tenant-connections/lease.ts";
import type { RegistrationRow } from "./record.ts";

/**
 * A younger registration of the same serial number waits while an older one may have an import under way: the same
 * device must never be imported twice at once.
 */
const notBehindAnother = sql<boolean>`(registrations.state <> 'captured' or not exists (
  select from registrations older
  where older.organisation_id = registrations.organisation_id
    and older.serial_key = registrations.serial_key
    and (older.created_at, older.id) < (registrations.created_at, registrations.id)
    and older.state in ('captured', 'submitted', 'importing')
))`;

/** An organisation's registrations to look at until then, earliest first. */
export const loadDue = (
  connection: Connection,
  organisationId: string,
  until: Date,
  limit: number,
): Promise<RegistrationRow[]> =>
  connection
    .selectFrom("registrations")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("next_check_at", "<=", until)
    .where(notBehindAnother)
    .orderBy("next_check_at")
    .limit(limit)
    .execute();

/** An organisation that has something to do in its tenant, and since or from when. */
export interface DueOrganisation {
  readonly organisationId: string;
  /** Null where the organisation has no connection. */
  readonly tenant: TenantKey | null;
  readonly at: Date;
}

interface DueRow {
  readonly organisation_id: string;
  readonly cloud: Cloud | null;
  readonly tenant_id: string | null;
  readonly client_id: string | null;
  readonly at: Date;
}

/**
 * When each organisation's next work is due: a device of its own accord, all that wait together, or import records to be
 * removed. A tenant that another worker follows is due when that one's right ends. One step into an index for each
 * organisation, however many devices it has.
 */
export const dueOrganisations = async (connection: Connection, instanceId: string): Promise<DueOrganisation[]> => {
  const { rows } = await sql<DueRow>`
    select organisations.id as organisation_id, connections.cloud, connections.tenant_id, connections.client_id,
      greatest(
        least(device.at, leftover.at, leases.next_look_at),
        case when leases.lease_owner <> ${instanceId} then leases.lease_until end
      ) as at
    from organisations
    left join tenant_connections connections on connections.organisation_id = organisations.id
    left join tenant_leases leases using (cloud, tenant_id, client_id)
    left join lateral (
      select next_check_at as at from registrations
      where registrations.organisation_id = organisations.id and next_check_at is not null and ${notBehindAnother}
      order by next_check_at limit 1
    ) device on true
    left join lateral (
      select not_before as at from import_leftovers
      where import_leftovers.organisation_id = organisations.id
      order by not_before limit 1
    ) leftover on true
    where coalesce(device.at, leftover.at, leases.next_look_at) is not null`.execute(connection);
  return rows.map(({ organisation_id, cloud, tenant_id, client_id, at }) => ({
    organisationId: organisation_id,
    tenant: cloud && tenant_id && client_id ? { cloud, tenantId: tenant_id, clientId: client_id } : null,
    at,
  }));
};
