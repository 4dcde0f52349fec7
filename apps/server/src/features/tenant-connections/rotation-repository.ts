import type { RotationSettings, RotationState, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export interface RotationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly kind: "client-secret" | "certificate";
  readonly state: RotationState;
  readonly client_id: string;
  readonly old_credential_id: string;
  readonly new_credential_id: string | null;
  readonly valid_days: number;
  readonly old_key_id: string | null;
  readonly new_key_id: string | null;
  readonly acceptances: number;
  readonly attempts: number;
  readonly failure: ToldError | null;
  readonly next_attempt_at: Date;
  readonly started_at: Date;
  readonly finished_at: Date | null;
}

export interface RotationSettingsRow {
  readonly rotate_days: number | null;
  readonly rotate_valid_days: number | null;
}

export const settingsRowOf = (settings: RotationSettings | null): RotationSettingsRow => ({
  rotate_days: settings?.daysBefore ?? null,
  rotate_valid_days: settings?.validDays ?? null,
});

export const settingsOfRow = (row: RotationSettingsRow | undefined): RotationSettings | null =>
  row?.rotate_days && row.rotate_valid_days ? { daysBefore: row.rotate_days, validDays: row.rotate_valid_days } : null;

export const findSettings = (
  connection: Connection,
  organisationId: string,
): Promise<RotationSettingsRow | undefined> =>
  connection
    .selectFrom("tenant_connections")
    .select(["rotate_days", "rotate_valid_days"])
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();

export const saveSettings = async (
  connection: Connection,
  organisationId: string,
  settings: RotationSettingsRow,
): Promise<void> => {
  await connection
    .updateTable("tenant_connections")
    .set(settings)
    .where("organisation_id", "=", organisationId)
    .execute();
};

export const newestRotation = (connection: Connection, organisationId: string): Promise<RotationRow | undefined> =>
  connection
    .selectFrom("credential_rotations")
    .selectAll()
    .where("organisation_id", "=", organisationId)
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();

/** Key ids of the credentials that rotations have put to use, of those that began after an instant. */
export const keyIdsMadeSince = async (
  connection: Connection,
  organisationId: string,
  since: Date,
): Promise<string[]> => {
  const rows = await connection
    .selectFrom("credential_rotations")
    .select("new_key_id")
    .where("organisation_id", "=", organisationId)
    .where("state", "in", ["removing", "done"])
    .where("started_at", ">=", since)
    .execute();
  return rows.flatMap(({ new_key_id }) => new_key_id ?? []);
};

/** Begins a rotation, unless one is under way. @returns whether it began */
export const insertRotation = async (
  connection: Connection,
  row: Pick<
    RotationRow,
    "id" | "organisation_id" | "kind" | "client_id" | "old_credential_id" | "valid_days" | "started_at"
  >,
): Promise<boolean> => {
  const inserted = await connection
    .insertInto("credential_rotations")
    .values({ ...row, state: "adding", next_attempt_at: row.started_at })
    .onConflict((conflict) => conflict.column("organisation_id").where("finished_at", "is", null).doNothing())
    .returning("id")
    .executeTakeFirst();
  return inserted !== undefined;
};

export interface DueRotation {
  readonly organisation_id: string;
  readonly client_id: string;
  readonly credential_id: string;
  readonly kind: "client-secret" | "certificate";
  readonly valid_days: number;
}

/** Connections whose credential is to be rotated by now and where none was tried since. */
export const findDue = (connection: Connection, now: Date, triedSince: Date): Promise<DueRotation[]> =>
  connection
    .selectFrom("tenant_connections as t")
    .innerJoin("tenant_credentials as c", "c.organisation_id", "t.organisation_id")
    .select(["t.organisation_id", "t.client_id", "c.id as credential_id"])
    .select(sql<"client-secret" | "certificate">`c.kind`.as("kind"))
    .select(sql<number>`t.rotate_valid_days`.as("valid_days"))
    .where("c.place", "=", "current")
    .where("c.kind", "<>", "federated-token")
    .where("t.rotate_valid_days", "is not", null)
    .where(sql<boolean>`c.ends_at - make_interval(days => t.rotate_days) <= ${now}`)
    .where(
      sql<boolean>`not exists (
        select from credential_rotations r where r.organisation_id = t.organisation_id
          and (r.finished_at is null or r.started_at > ${triedSince})
      )`,
    )
    .execute();

/** Takes one that is due and that nobody works on. */
export const claimRotation = (
  connection: Connection,
  lease: { owner: string; until: Date },
  now: Date,
): Promise<RotationRow | undefined> =>
  connection
    .updateTable("credential_rotations")
    .set({ lease_owner: lease.owner, lease_until: lease.until, attempts: sql<number>`attempts + 1` })
    .where("id", "=", (query) =>
      query
        .selectFrom("credential_rotations")
        .select("id")
        .where("finished_at", "is", null)
        .where("next_attempt_at", "<=", now)
        .where(({ eb, or }) => or([eb("lease_until", "is", null), eb("lease_until", "<", now)]))
        .orderBy("next_attempt_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returningAll()
    .executeTakeFirst();

export type RotationChange = Partial<
  Omit<RotationRow, "id" | "organisation_id" | "kind" | "started_at" | "failure">
> & { readonly failure?: ToldError | null };

/** Writes a step's outcome. @returns false where another worker has it by now; nothing is written then */
export const updateRotation = async (
  connection: Connection,
  id: string,
  owner: string,
  { failure, ...change }: RotationChange,
): Promise<boolean> => {
  const row = await connection
    .updateTable("credential_rotations")
    .set({
      ...change,
      ...(failure !== undefined && { failure: failure && json(failure) }),
      lease_owner: null,
      lease_until: null,
    })
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
};

/** Whether this worker still has it, kept until the transaction ends. */
export const stillHeld = async (connection: Connection, id: string, owner: string): Promise<boolean> => {
  const row = await connection
    .selectFrom("credential_rotations")
    .select("id")
    .where("id", "=", id)
    .where("lease_owner", "=", owner)
    .forShare()
    .executeTakeFirst();
  return row !== undefined;
};

export const nextRotationAt = async (connection: Connection): Promise<Date | null> => {
  const row = await connection
    .selectFrom("credential_rotations")
    .select(sql<Date | null>`min(greatest(next_attempt_at, lease_until))`.as("at"))
    .where("finished_at", "is", null)
    .executeTakeFirst();
  return row?.at ?? null;
};
