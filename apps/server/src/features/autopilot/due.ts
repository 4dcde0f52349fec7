import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { RegistrationRow } from "./repository.ts";

/**
 * A younger registration of the same serial number waits while an older one may have an import under way: the same
 * device must never be imported twice at once.
 */
const notBehindAnother = sql<boolean>`(state <> 'captured' or not exists (
  select from registrations older
  where older.organisation_id = registrations.organisation_id
    and lower(older.serial_number) = lower(registrations.serial_number)
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

export interface DueOrganisation {
  readonly organisationId: string;
  readonly at: Date;
}

/** When each organisation's next registration is due; those with nothing to do are not named. */
export const dueOrganisations = async (connection: Connection): Promise<DueOrganisation[]> => {
  const rows = await connection
    .selectFrom("registrations")
    .select(["organisation_id as organisationId", sql<Date>`min(next_check_at)`.as("at")])
    .where("next_check_at", "is not", null)
    .where(notBehindAnother)
    .groupBy("organisation_id")
    .execute();
  return rows;
};
