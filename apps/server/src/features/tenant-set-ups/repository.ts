import type {
  MadeObject,
  SetUpStep,
  SetUpStepId,
  SetUpWish,
  TenantSetUpPurpose,
  TenantSetUpState,
  TenantSetUpView,
  ToldError,
} from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { TenantSetUpSubjects } from "../../database/tables.ts";
import type { Envelope } from "../../security/envelope.ts";

export interface SetUpRow {
  readonly organisation_id: string;
  readonly mark: string;
  readonly revision: number;
  readonly state: TenantSetUpState;
  readonly purpose: TenantSetUpPurpose;
  readonly wish: SetUpWish;
  readonly tenant_id: string | null;
  readonly sign_in: TenantSetUpView["signIn"];
  readonly signed_in: TenantSetUpView["signedIn"];
  readonly steps: SetUpStep[];
  readonly made: MadeObject[];
  readonly intents: SetUpStepId[];
  readonly subjects: TenantSetUpSubjects;
  readonly failure: ToldError | null;
  readonly sealed: Envelope | null;
  readonly updated_at: Date;
  readonly attempts: number;
}

const columns = [
  "organisation_id",
  "mark",
  "revision",
  "state",
  "purpose",
  "wish",
  "tenant_id",
  "sign_in",
  "signed_in",
  "steps",
  "made",
  "intents",
  "subjects",
  "failure",
  "sealed",
  "updated_at",
  "attempts",
] as const;

/** States in which a worker has something to do. */
const workingStates = ["signing-in", "planning", "running", "undoing"] as const;

export const findSetUp = (connection: Connection, organisationId: string): Promise<SetUpRow | undefined> =>
  connection
    .selectFrom("tenant_set_ups")
    .select(columns)
    .where("organisation_id", "=", organisationId)
    .executeTakeFirst();

/** The row, locked until the transaction ends. */
export const lockSetUp = (connection: Connection, organisationId: string): Promise<SetUpRow | undefined> =>
  connection
    .selectFrom("tenant_set_ups")
    .select(columns)
    .where("organisation_id", "=", organisationId)
    .forUpdate()
    .executeTakeFirst();

export const insertSetUp = (connection: Connection, organisationId: string, wish: SetUpWish): Promise<SetUpRow> =>
  connection
    .insertInto("tenant_set_ups")
    .values({ organisation_id: organisationId, state: "draft", wish: json(wish) })
    .returning(columns)
    .executeTakeFirstOrThrow();

export interface SetUpChange {
  readonly mark?: string;
  readonly state?: TenantSetUpState;
  readonly purpose?: TenantSetUpPurpose;
  readonly wish?: SetUpWish;
  readonly tenant_id?: string | null;
  readonly sign_in?: SetUpRow["sign_in"];
  readonly signed_in?: SetUpRow["signed_in"];
  readonly steps?: readonly SetUpStep[];
  readonly made?: readonly MadeObject[];
  readonly intents?: readonly SetUpStepId[];
  readonly subjects?: TenantSetUpSubjects;
  readonly failure?: ToldError | null;
  readonly sealed?: Envelope | null;
  readonly next_at?: Date | null;
  readonly attempts?: number;
}

const jsonColumns = [
  "wish",
  "sign_in",
  "signed_in",
  "steps",
  "made",
  "intents",
  "subjects",
  "failure",
  "sealed",
] as const;

/** JSON columns take text; null stays null. */
const valuesOf = (change: SetUpChange): Record<string, unknown> => {
  const values: Record<string, unknown> = { ...change };
  for (const column of jsonColumns) {
    const value = values[column];
    if (value !== undefined && value !== null) values[column] = json(value);
  }
  return values;
};

/** Writes a change; what viewers see has a new revision. */
export const changeSetUp = (
  connection: Connection,
  organisationId: string,
  change: SetUpChange,
): Promise<SetUpRow | undefined> =>
  connection
    .updateTable("tenant_set_ups")
    .set({ ...valuesOf(change), revision: sql<number>`revision + 1`, updated_at: sql<Date>`now()` })
    .where("organisation_id", "=", organisationId)
    .returning(columns)
    .executeTakeFirst();

export interface Lease {
  readonly owner: string;
  readonly seconds: number;
}

const leaseEnd = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;

/** Takes a set-up that is due and that nobody works on. The database's clock counts, so that replicas agree. */
export const claimSetUp = (connection: Connection, { owner, seconds }: Lease): Promise<SetUpRow | undefined> =>
  connection
    .updateTable("tenant_set_ups")
    .set({ lease_owner: owner, lease_until: leaseEnd(seconds), attempts: sql<number>`attempts + 1` })
    .where("organisation_id", "=", ({ selectFrom }) =>
      selectFrom("tenant_set_ups")
        .select("organisation_id")
        .where("state", "in", [...workingStates])
        .where(({ or, eb }) => or([eb("next_at", "is", null), eb("next_at", "<=", sql<Date>`now()`)]))
        .where(({ or, eb }) => or([eb("lease_until", "is", null), eb("lease_until", "<=", sql<Date>`now()`)]))
        .orderBy("next_at")
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(columns)
    .executeTakeFirst();

/** Prolongs a lease. @returns the row, locked until the transaction ends; undefined where the lease is lost */
export const renewLease = (
  connection: Connection,
  organisationId: string,
  { owner, seconds }: Lease,
): Promise<SetUpRow | undefined> =>
  connection
    .updateTable("tenant_set_ups")
    .set({ lease_until: leaseEnd(seconds) })
    .where("organisation_id", "=", organisationId)
    .where("lease_owner", "=", owner)
    .returning(columns)
    .executeTakeFirst();

export const releaseLease = async (connection: Connection, organisationId: string, owner: string): Promise<void> => {
  await connection
    .updateTable("tenant_set_ups")
    .set({ lease_owner: null, lease_until: null })
    .where("organisation_id", "=", organisationId)
    .where("lease_owner", "=", owner)
    .execute();
};
