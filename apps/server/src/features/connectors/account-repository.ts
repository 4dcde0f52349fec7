import type { ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";
import type { Envelope } from "../../security/envelope.ts";

const columns = [
  "computer_accounts.id",
  "computer_accounts.organisation_id",
  "computer_accounts.deployment_id",
  "computer_accounts.domain",
  "computer_accounts.computer_name",
  "computer_accounts.organisational_unit",
  "computer_accounts.reuse",
  "computer_accounts.state",
  "computer_accounts.connector_id",
  "computer_accounts.lease_until",
  "computer_accounts.attempts",
  "computer_accounts.failure",
  "computer_accounts.requested_at",
  "computer_accounts.made_at",
  "computer_accounts.used_at",
] as const;

/** Without the envelope, which nothing reads but {@link lockSealed}. */
const select = (connection: Connection) =>
  connection
    .selectFrom("computer_accounts")
    .leftJoin("connectors", "connectors.id", "computer_accounts.connector_id")
    .select([...columns, "connectors.name as connector_name"]);

export type AccountRow = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

export const findAccountOf = (connection: Connection, deploymentId: string): Promise<AccountRow | undefined> =>
  select(connection).where("computer_accounts.deployment_id", "=", deploymentId).executeTakeFirst();

export const lockAccount = (connection: Connection, id: string): Promise<AccountRow | undefined> =>
  select(connection).where("computer_accounts.id", "=", id).forUpdate("computer_accounts").executeTakeFirst();

/** The account of a deployment with what is sealed of it, held until the transaction ends. */
export const lockSealed = (connection: Connection, deploymentId: string) =>
  connection
    .selectFrom("computer_accounts")
    .select(["id", "state", "domain", "computer_name", "envelope"])
    .where("deployment_id", "=", deploymentId)
    .forUpdate()
    .executeTakeFirst();

/** Whether Windlass made an account of this name in this domain for this very device. */
export const wasMadeBefore = async (
  connection: Connection,
  { deviceId, domain, computerName }: { deviceId: string; domain: string; computerName: string },
): Promise<boolean> => {
  const row = await connection
    .selectFrom("computer_accounts")
    .select("id")
    .where("device_id", "=", deviceId)
    .where("made_at", "is not", null)
    .where(sql<boolean>`lower(domain) = lower(${domain}) and lower(computer_name) = lower(${computerName})`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
};

export const insertAccount = async (
  connection: Connection,
  account: {
    organisationId: string;
    deploymentId: string;
    deviceId: string;
    domain: string;
    computerName: string;
    organisationalUnit: string | null;
    reuse: boolean;
    at: Date;
  },
): Promise<void> => {
  await connection
    .insertInto("computer_accounts")
    .values({
      organisation_id: account.organisationId,
      deployment_id: account.deploymentId,
      device_id: account.deviceId,
      domain: account.domain,
      computer_name: account.computerName,
      organisational_unit: account.organisationalUnit,
      reuse: account.reuse,
      requested_at: account.at,
    })
    .execute();
};

/** Who takes, and for how long. */
interface Taking {
  readonly connectorId: string;
  readonly organisationId: string;
  readonly domain: string;
  readonly now: Date;
  readonly leaseUntil: Date;
  readonly mostAttempts: number;
  readonly isFresh: boolean;
}

/**
 * The next account of a connector's own organisation and domain: one that waits, one whose lease has ended, or one that
 * the connector itself took before it was interrupted. Two that ask at once get two, or one of them none.
 */
export const takeAccount = async (connection: Connection, taking: Taking): Promise<AccountRow | undefined> => {
  const { connectorId, organisationId, domain, now, leaseUntil, mostAttempts, isFresh } = taking;
  const { rows } = await sql<{ id: string }>`
    update computer_accounts set state = 'taken', connector_id = ${connectorId}::uuid, lease_until = ${leaseUntil},
      attempts = attempts + 1
    where id = (
      select a.id from computer_accounts a join deployments d on d.id = a.deployment_id
      where a.organisation_id = ${organisationId}::uuid and lower(a.domain) = lower(${domain})
        and d.state = 'running' and a.attempts < ${mostAttempts}
        and ((a.state = 'waiting' and (a.not_before is null or a.not_before <= ${now}))
          or (a.state = 'taken' and (a.lease_until < ${now} or (${isFresh} and a.connector_id = ${connectorId}::uuid))))
      order by a.requested_at, a.id limit 1 for update of a skip locked
    ) returning id`.execute(connection);
  const id = rows[0]?.id;
  return id === undefined ? undefined : lockAccount(connection, id);
};

/** Those that were begun so often and never ended; a lease that has not ended may still end well. */
export const lockExhausted = (connection: Connection, now: Date, mostAttempts: number): Promise<AccountRow[]> =>
  select(connection)
    .where("computer_accounts.state", "in", ["taken", "waiting"])
    .where("computer_accounts.attempts", ">=", mostAttempts)
    .where(sql<boolean>`(computer_accounts.lease_until is null or computer_accounts.lease_until < ${now})`)
    .forUpdate("computer_accounts")
    .skipLocked()
    .execute();

export const keepMade = async (connection: Connection, id: string, envelope: Envelope, at: Date): Promise<void> => {
  await connection
    .updateTable("computer_accounts")
    .set({ state: "made", envelope: json(envelope), made_at: at, lease_until: null, failure: null })
    .where("id", "=", id)
    .execute();
};

/** @param again when it may be tried again; null: never */
export const keepFailed = async (
  connection: Connection,
  id: string,
  failure: ToldError,
  again: Date | null,
): Promise<void> => {
  await connection
    .updateTable("computer_accounts")
    .set({ state: again ? "waiting" : "failed", failure: json(failure), not_before: again, lease_until: null })
    .where("id", "=", id)
    .execute();
};

export const setGiven = async (connection: Connection, id: string): Promise<void> => {
  await connection.updateTable("computer_accounts").set({ state: "given" }).where("id", "=", id).execute();
};

/** The device has written it where Windows takes it: it is wiped here. */
export const wipeUsed = async (connection: Connection, deploymentId: string, at: Date): Promise<void> => {
  await connection
    .updateTable("computer_accounts")
    .set({ state: "used", envelope: null, used_at: at })
    .where("deployment_id", "=", deploymentId)
    .where("state", "=", "given")
    .execute();
};

/** What is left of deployments that have ended: wiped, whatever became of it. */
export const withdraw = async (connection: Connection, deploymentIds: readonly string[]): Promise<void> => {
  if (deploymentIds.length === 0) return;
  await connection
    .updateTable("computer_accounts")
    .set({ state: "withdrawn", envelope: null, lease_until: null })
    .where("deployment_id", "in", deploymentIds)
    .where("state", "in", ["waiting", "taken", "made", "given"])
    .execute();
};

/** Deployments with an account that nobody came for since a moment, or that have ended without saying so. */
export const abandonedDeployments = async (
  connection: Connection,
  before: Date,
): Promise<{ id: string; organisationId: string }[]> =>
  connection
    .selectFrom("computer_accounts")
    .innerJoin("deployments", "deployments.id", "computer_accounts.deployment_id")
    .select(["deployments.id", "deployments.organisation_id as organisationId"])
    .where("computer_accounts.state", "in", ["waiting", "taken", "made", "given"])
    .where((where) =>
      where.or([where("computer_accounts.requested_at", "<", before), where("deployments.state", "!=", "running")]),
    )
    .execute();
