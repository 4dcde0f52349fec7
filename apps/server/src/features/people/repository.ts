import { type RoleAssignment, roleAssignment } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { Actor } from "./actor.ts";

export const countUsers = async (connection: Connection): Promise<number> => {
  const row = await connection
    .selectFrom("users")
    .select((expression) => expression.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return row.count;
};

/** Makes set-up links and set-ups of two replicas take turns. */
export const lockSetUp = async (connection: Connection): Promise<void> => {
  await sql`lock table set_up_links in exclusive mode`.execute(connection);
};

export const replaceSetUpLink = async (connection: Connection, digest: Buffer, expiresAt: Date): Promise<void> => {
  await connection.deleteFrom("set_up_links").execute();
  await connection.insertInto("set_up_links").values({ token_sha256: digest, expires_at: expiresAt }).execute();
};

export const takeSetUpLink = async (connection: Connection, digest: Buffer, now: Date): Promise<boolean> => {
  const taken = await connection
    .deleteFrom("set_up_links")
    .where("token_sha256", "=", digest)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return taken.numDeletedRows === 1n;
};

export const insertUser = async (
  connection: Connection,
  user: { name: string; email: string; passwordHash: string },
  roles: readonly RoleAssignment[],
): Promise<string> => {
  const { id } = await connection
    .insertInto("users")
    .values({ name: user.name, email: user.email, password_hash: user.passwordHash })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const assignment of roles)
    await connection
      .insertInto("role_assignments")
      .values({ user_id: id, role: assignment.role, organisation_id: assignment.organisationId })
      .execute();
  return id;
};

export const findUserByEmail = (connection: Connection, email: string) =>
  connection
    .selectFrom("users")
    .select(["id", "password_hash"])
    .where(sql<string>`lower(email)`, "=", email.toLowerCase())
    .executeTakeFirst();

export const findUserName = async (connection: Connection, userId: string): Promise<string> => {
  const row = await connection.selectFrom("users").select("name").where("id", "=", userId).executeTakeFirst();
  return row?.name ?? "(deleted user)";
};

export const insertSession = async (
  connection: Connection,
  session: { digest: Buffer; userId: string; createdAt: Date; expiresAt: Date },
): Promise<void> => {
  await connection
    .insertInto("user_sessions")
    .values({
      token_sha256: session.digest,
      user_id: session.userId,
      created_at: session.createdAt,
      last_seen_at: session.createdAt,
      expires_at: session.expiresAt,
    })
    .execute();
};

export const deleteSession = async (connection: Connection, digest: Buffer): Promise<void> => {
  await connection.deleteFrom("user_sessions").where("token_sha256", "=", digest).execute();
};

export interface FoundSession {
  readonly digest: Buffer;
  readonly actor: Actor;
  readonly lastSeenAt: Date;
}

/** The person behind a session that is neither over nor idle since `idleSince`. */
export const findLivingSession = async (
  connection: Connection,
  digest: Buffer,
  now: Date,
  idleSince: Date,
): Promise<FoundSession | null> => {
  const user = await connection
    .selectFrom("user_sessions")
    .innerJoin("users", "users.id", "user_sessions.user_id")
    .select(["users.id", "users.name", "users.email", "user_sessions.last_seen_at"])
    .where("token_sha256", "=", digest)
    .where("expires_at", ">", now)
    .where("last_seen_at", ">", idleSince)
    .executeTakeFirst();
  if (!user) return null;
  const roles = await connection
    .selectFrom("role_assignments")
    .select(["role", "organisation_id as organisationId"])
    .where("user_id", "=", user.id)
    .execute();
  const actor = {
    userId: user.id,
    name: user.name,
    email: user.email,
    roles: roles.map((row) => roleAssignment.parse(row)),
  };
  return { digest, actor, lastSeenAt: user.last_seen_at };
};

const touchAfterMilliseconds = 60_000;

/** Once a minute is enough for idle time, and spares a write on every request. */
export const touchSession = async (connection: Connection, found: FoundSession, now: Date): Promise<void> => {
  if (now.getTime() - found.lastSeenAt.getTime() < touchAfterMilliseconds) return;
  await connection
    .updateTable("user_sessions")
    .set({ last_seen_at: now })
    .where("token_sha256", "=", found.digest)
    .execute();
};

export const countSignInFailures = async (
  connection: Connection,
  who: { email: string; address: string },
  since: Date,
): Promise<{ forAccount: number; forAddress: number }> => {
  const row = await connection
    .selectFrom("sign_in_failures")
    .select((expression) => [
      expression.fn.countAll<number>().filterWhere("email", "=", who.email.toLowerCase()).as("forAccount"),
      expression.fn.countAll<number>().filterWhere("address", "=", who.address).as("forAddress"),
    ])
    .where("at", ">", since)
    .executeTakeFirstOrThrow();
  return row;
};

export const insertSignInFailure = async (
  connection: Connection,
  who: { email: string; address: string },
  now: Date,
  forgetBefore: Date,
): Promise<void> => {
  await connection
    .insertInto("sign_in_failures")
    .values({ email: who.email.toLowerCase(), address: who.address, at: now })
    .execute();
  await connection.deleteFrom("sign_in_failures").where("at", "<", forgetBefore).execute();
};

export const clearSignInFailures = async (connection: Connection, email: string): Promise<void> => {
  await connection.deleteFrom("sign_in_failures").where("email", "=", email.toLowerCase()).execute();
};
