import type { Inventory, SessionState } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

const columns = [
  "id",
  "organisation_id",
  "public_key",
  "match_code",
  "state",
  "inventory",
  "device_id",
  "requested_at",
  "refusal",
] as const;

const select = (connection: Connection) => connection.selectFrom("agent_sessions").select(columns);

export type SessionRow = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

export const findSession = (connection: Connection, id: string): Promise<SessionRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

export const lockSession = (connection: Connection, id: string): Promise<SessionRow | undefined> =>
  select(connection).where("id", "=", id).forUpdate().executeTakeFirst();

export const findSessionByKey = (connection: Connection, publicKey: string): Promise<SessionRow | undefined> =>
  select(connection).where("public_key", "=", publicKey).executeTakeFirst();

/** Requests that show the same code, above all repeats of one request, take turns until the transaction ends. */
export const lockMatchCode = async (connection: Connection, organisationId: string, matchCode: string) => {
  const name = `windlass.match-code:${organisationId}:${matchCode}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(connection);
};

export const isMatchCodePending = async (
  connection: Connection,
  organisationId: string,
  matchCode: string,
): Promise<boolean> => {
  const row = await select(connection)
    .where("organisation_id", "=", organisationId)
    .where("match_code", "=", matchCode)
    .where("state", "=", "pending")
    .executeTakeFirst();
  return row !== undefined;
};

/** Undefined when the key has a session in another organisation, which this scope does not see. */
export const insertSession = (
  connection: Connection,
  session: {
    organisationId: string;
    bootProfileId: string;
    publicKey: string;
    matchCode: string;
    agent: { version: string; platform: string };
    inventory: Inventory;
    deviceId: string;
    requestedAt: Date;
  },
): Promise<SessionRow | undefined> =>
  connection
    .insertInto("agent_sessions")
    .values({
      organisation_id: session.organisationId,
      boot_profile_id: session.bootProfileId,
      public_key: session.publicKey,
      match_code: session.matchCode,
      state: "pending",
      platform: session.agent.platform,
      agent_version: session.agent.version,
      inventory: json(session.inventory),
      device_id: session.deviceId,
      requested_at: session.requestedAt,
    })
    .onConflict((conflict) => conflict.column("public_key").doNothing())
    .returning(columns)
    .executeTakeFirst();

/** When the device last signed something: its proofs are remembered for longer than it may be silent. */
const lastSeen = sql<Date>`greatest(
  requested_at,
  (select max(seen_at) from agent_proofs where agent_proofs.session_id = agent_sessions.id)
)`;

/** A request without the hardware ids and device nodes, of which a device may claim thousands. */
const selectRequests = (connection: Connection) =>
  connection
    .selectFrom("agent_sessions")
    .select(["id", "organisation_id", "match_code", "requested_at"])
    .select(
      sql<Omit<Inventory, "hardwareIds" | "deviceNodes">>`inventory - 'hardwareIds' - 'deviceNodes'`.as("inventory"),
    );

export type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>["executeTakeFirstOrThrow"]>>;

/** Requests of devices that were heard of after `since`, longest waiting first. */
export const listPendingSessions = (
  connection: Connection,
  filter: { organisationId: string | undefined; since: Date; limit: number },
): Promise<RequestRow[]> => {
  const query = selectRequests(connection)
    .where("state", "=", "pending")
    .where(lastSeen, ">", filter.since)
    .orderBy("requested_at")
    .orderBy("id")
    .limit(filter.limit);
  return (filter.organisationId ? query.where("organisation_id", "=", filter.organisationId) : query).execute();
};

/** Pending requests whose device was last heard of in this stretch of time. */
export const findPendingLastSeenBetween = (connection: Connection, from: Date, to: Date) =>
  connection
    .selectFrom("agent_sessions")
    .select(["id", "organisation_id as organisationId"])
    .where("state", "=", "pending")
    .where(lastSeen, ">", from)
    .where(lastSeen, "<=", to)
    .execute();

export const decideSession = async (
  connection: Connection,
  id: string,
  decision: { state: SessionState; at: Date; userId: string | null; refusal: string | null },
): Promise<void> => {
  await connection
    .updateTable("agent_sessions")
    .set({
      state: decision.state,
      decided_at: decision.at,
      decided_by: decision.userId,
      refusal: decision.refusal,
    })
    .where("id", "=", id)
    .execute();
};

export const setSessionsFinished = async (connection: Connection, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return;
  await connection.updateTable("agent_sessions").set({ state: "finished" }).where("id", "in", ids).execute();
};

export const expireRequestsBefore = (connection: Connection, before: Date) =>
  connection
    .updateTable("agent_sessions")
    .set({ state: "expired" })
    .where("state", "=", "pending")
    .where("requested_at", "<", before)
    .returning(["id", "organisation_id as organisationId"])
    .execute();

/** False when this proof was seen before. */
export const rememberProof = async (
  connection: Connection,
  sessionId: string,
  nonce: string,
  now: Date,
): Promise<boolean> => {
  const inserted = await connection
    .insertInto("agent_proofs")
    .values({ session_id: sessionId, nonce, seen_at: now })
    .onConflict((conflict) => conflict.columns(["session_id", "nonce"]).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
};

export const forgetProofsBefore = async (connection: Connection, before: Date): Promise<void> => {
  await connection.deleteFrom("agent_proofs").where("seen_at", "<", before).execute();
};
