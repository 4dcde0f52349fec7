import type { CorporateIdentifierState, CorporateIdentifierTransition, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export interface IdentifierRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly deployment_id: string;
  readonly device_id: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serial_number: string;
  readonly state: CorporateIdentifierState;
  readonly attempts: number;
  readonly transitions: CorporateIdentifierTransition[];
  readonly failure: ToldError | null;
  readonly warning: ToldError | null;
  readonly next_check_at: Date | null;
  readonly created_at: Date;
}

/** What of a row changes on its way. */
export interface IdentifierProgress {
  readonly state: CorporateIdentifierState;
  readonly attempts: number;
  readonly transitions: readonly CorporateIdentifierTransition[];
  readonly failure: ToldError | null;
  readonly warning: ToldError | null;
  readonly nextCheckAt: Date | null;
}

export interface NewIdentifier {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly serialNumber: string;
}

const changing = (progress: IdentifierProgress) => ({
  state: progress.state,
  attempts: progress.attempts,
  transitions: json(progress.transitions),
  failure: progress.failure && json(progress.failure),
  warning: progress.warning && json(progress.warning),
  next_check_at: progress.nextCheckAt,
});

/** Adds one; that which this deployment already has stays as it is. */
export const insertIdentifier = async (
  connection: Connection,
  identifier: NewIdentifier,
  progress: IdentifierProgress,
  now: Date,
): Promise<void> => {
  await connection
    .insertInto("corporate_identifiers")
    .values({
      organisation_id: identifier.organisationId,
      deployment_id: identifier.deploymentId,
      device_id: identifier.deviceId,
      manufacturer: identifier.manufacturer,
      model: identifier.model,
      serial_number: identifier.serialNumber,
      ...changing(progress),
      created_at: now,
    })
    .onConflict((conflict) => conflict.column("deployment_id").doNothing())
    .execute();
};

export const findOfDeployment = (connection: Connection, deploymentId: string): Promise<IdentifierRow | undefined> =>
  connection
    .selectFrom("corporate_identifiers")
    .selectAll()
    .where("deployment_id", "=", deploymentId)
    .executeTakeFirst();

export const findIdentifier = (connection: Connection, id: string): Promise<IdentifierRow | undefined> =>
  connection.selectFrom("corporate_identifiers").selectAll().where("id", "=", id).forUpdate().executeTakeFirst();

/** Newest first, from after the cursor. */
export const listIdentifiers = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { createdAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<IdentifierRow[]> => {
  let query = connection
    .selectFrom("corporate_identifiers")
    .selectAll()
    .orderBy("created_at", "desc")
    .orderBy("id", "desc")
    .limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) {
    const pattern = containing(filter.search);
    query = query.where(sql<boolean>`concat_ws(' ', manufacturer, model, serial_number) ilike ${pattern}`);
  }
  if (filter.after)
    query = query.where(
      sql<boolean>`(created_at, id) < (${filter.after.createdAt}::timestamptz, ${filter.after.id}::uuid)`,
    );
  return query.execute();
};

/** These of an organisation, held until the transaction ends. */
export const lockIdentifiers = (
  connection: Connection,
  organisationId: string,
  ids: readonly string[],
): Promise<IdentifierRow[]> =>
  connection
    .selectFrom("corporate_identifiers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("id", "in", ids)
    .orderBy("id")
    .forUpdate()
    .execute();

/** Others of the same devices, whom Intune knows by the same text. */
export const lockTwins = async (
  connection: Connection,
  organisationId: string,
  ids: readonly string[],
): Promise<IdentifierRow[]> => {
  const found = await sql<IdentifierRow>`
    select * from corporate_identifiers
    where organisation_id = ${organisationId}::uuid and not id = any (${ids}::uuid[])
      and (lower(manufacturer), lower(model), lower(serial_number)) in (
        select lower(manufacturer), lower(model), lower(serial_number) from corporate_identifiers
        where id = any (${ids}::uuid[]))
    order by id for update`.execute(connection);
  return found.rows;
};

/** Failed ones with one of these codes. */
export const findFailed = (
  connection: Connection,
  organisationId: string,
  codes: readonly string[],
): Promise<IdentifierRow[]> =>
  connection
    .selectFrom("corporate_identifiers")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .where("state", "=", "failed")
    .where(sql<string>`failure->>'code'`, "in", codes)
    .forUpdate()
    .execute();

/** Writes what a person or a repaired connection has changed; whoever worked on it has lost it. */
export const updateIdentifier = async (
  connection: Connection,
  id: string,
  progress: IdentifierProgress,
): Promise<void> => {
  await connection
    .updateTable("corporate_identifiers")
    .set({ ...changing(progress), lease_owner: null, lease_until: null })
    .where("id", "=", id)
    .execute();
};

export interface Lease {
  readonly owner: string;
  readonly until: Date;
}

const due = (now: Date) => sql<boolean>`next_check_at <= ${now} and (lease_until is null or lease_until < ${now})`;

/** Takes the due ones of the organisation that has waited longest; those of another worker are passed over. */
export const claimDue = async (
  connection: Connection,
  lease: Lease,
  now: Date,
  limit: number,
): Promise<IdentifierRow[]> => {
  const claimed = await sql<IdentifierRow>`
    update corporate_identifiers set lease_owner = ${lease.owner}, lease_until = ${lease.until}
    where id in (
      select id from corporate_identifiers
      where organisation_id = (
        select organisation_id from corporate_identifiers where ${due(now)} order by next_check_at limit 1
      ) and ${due(now)}
      order by next_check_at limit ${limit} for update skip locked
    ) returning *`.execute(connection);
  return claimed.rows;
};

/** Writes what a worker learnt, if it still has the row. @returns whether it had */
export const updateHeld = async (
  connection: Connection,
  id: string,
  owner: string,
  progress: IdentifierProgress,
): Promise<boolean> => {
  const updated = await connection
    .updateTable("corporate_identifiers")
    .set({ ...changing(progress), lease_owner: null, lease_until: null })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .returning("id")
    .executeTakeFirst();
  return updated !== undefined;
};
