import { type RoleAssignment, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { hashPassword, verifyAgainstNobody, verifyPassword } from "../../security/passwords.ts";
import { newToken, tokenDigest } from "../../security/tokens.ts";
import type { Actor } from "./actor.ts";
import * as people from "./repository.ts";

const minute = 60_000;
const hour = 60 * minute;

/** ASVS 5.0, 7.3: an absolute and an idle limit. */
export const sessionLifetime = 12 * hour;
const sessionIdleLimit = 2 * hour;
const setUpLinkLifetime = 24 * hour;
const failureWindow = 15 * minute;
const failuresPerAccount = 10;
const failuresPerAddress = 50;

/** A session's token, for the cookie alone. */
export interface NewSession {
  readonly token: string;
  readonly actor: Actor;
}

export const isSetUpRequired = (context: ServerContext): Promise<boolean> =>
  context.database.within(wholeInstallation, async (connection) => (await people.countUsers(connection)) === 0);

/**
 * Makes a new one-time set-up token and forgets the one before, while nobody has an account.
 * @returns null when the installation has its first administrator
 */
export const issueSetUpToken = (context: ServerContext): Promise<string | null> =>
  context.database.within(wholeInstallation, async (connection) => {
    await people.lockSetUp(connection);
    if ((await people.countUsers(connection)) > 0) return null;
    const token = newToken();
    const expiresAt = new Date(context.clock().getTime() + setUpLinkLifetime);
    await people.replaceSetUpLink(connection, tokenDigest(token), expiresAt);
    return token;
  });

/** Uses the set-up token up: makes the first administrator and signs them in. */
export const setUp = async (
  context: ServerContext,
  input: { token: string; name: string; email: string; password: string },
): Promise<NewSession> => {
  const passwordHash = await hashPassword(input.password);
  const roles: RoleAssignment[] = [{ role: "administrator", organisationId: null }];
  return context.database.within(wholeInstallation, async (connection) => {
    await people.lockSetUp(connection);
    if ((await people.countUsers(connection)) > 0) throw new WindlassError("access.set-up-done");
    if (!(await people.takeSetUpLink(connection, tokenDigest(input.token), context.clock())))
      throw new WindlassError("access.set-up-token-wrong");
    const userId = await people.insertUser(connection, { ...input, passwordHash }, roles);
    const token = newToken();
    const createdAt = context.clock();
    await people.insertSession(connection, {
      digest: tokenDigest(token),
      userId,
      createdAt,
      expiresAt: new Date(createdAt.getTime() + sessionLifetime),
    });
    return { token, actor: { userId, name: input.name, email: input.email, roles } };
  });
};

/** Makes a user with roles. The caller has decided that it may. */
export const createUser = async (
  context: ServerContext,
  input: { name: string; email: string; password: string; roles: readonly RoleAssignment[] },
): Promise<string> => {
  const passwordHash = await hashPassword(input.password);
  return context.database.within(wholeInstallation, (connection) =>
    people.insertUser(connection, { ...input, passwordHash }, input.roles),
  );
};

/** @throws access.wrong-credentials, access.too-many-requests */
export const signIn = async (
  context: ServerContext,
  input: { email: string; password: string; address: string },
): Promise<NewSession> => {
  await refuseTooManyFailures(context, input);
  const user = await context.database.within(wholeInstallation, (connection) =>
    people.findUserByEmail(connection, input.email),
  );
  const right = user
    ? await verifyPassword(user.password_hash, input.password)
    : await verifyAgainstNobody(input.password);
  if (!user || !right) {
    await rememberFailure(context, input);
    throw new WindlassError("access.wrong-credentials");
  }
  return openSession(context, user.id, input.email);
};

const openSession = (context: ServerContext, userId: string, email: string): Promise<NewSession> =>
  context.database.within(wholeInstallation, async (connection) => {
    const now = context.clock();
    const token = newToken();
    const digest = tokenDigest(token);
    await people.clearSignInFailures(connection, email);
    const expiresAt = new Date(now.getTime() + sessionLifetime);
    await people.insertSession(connection, { digest, userId, createdAt: now, expiresAt });
    const session = await findSession(connection, context, token);
    if (!session) throw new Error("a session that was just opened cannot be read");
    return { token, actor: session.actor };
  });

/** Counted in the database, so that replicas share the count and a restart does not forget it. */
const refuseTooManyFailures = async (context: ServerContext, who: { email: string; address: string }) => {
  const since = new Date(context.clock().getTime() - failureWindow);
  const failures = await context.database.within(wholeInstallation, (connection) =>
    people.countSignInFailures(connection, who, since),
  );
  if (failures.forAccount >= failuresPerAccount || failures.forAddress >= failuresPerAddress)
    throw new WindlassError("access.too-many-requests", { parameters: { seconds: failureWindow / 1000 } });
};

const rememberFailure = (context: ServerContext, who: { email: string; address: string }): Promise<void> => {
  const now = context.clock();
  return context.database.within(wholeInstallation, (connection) =>
    people.insertSignInFailure(connection, who, now, new Date(now.getTime() - failureWindow)),
  );
};

const findSession = (connection: Connection, context: ServerContext, token: string) => {
  const now = context.clock();
  return people.findLivingSession(connection, tokenDigest(token), now, new Date(now.getTime() - sessionIdleLimit));
};

/** The person who makes a request with this token, or null. The session counts as used. */
export const findActorByToken = (context: ServerContext, token: string): Promise<Actor | null> =>
  context.database.within(wholeInstallation, async (connection) => {
    const session = await findSession(connection, context, token);
    if (session) await people.touchSession(connection, session, context.clock());
    return session?.actor ?? null;
  });

/** The same for something open that a person may have walked away from: it does not keep an idle session alive. */
export const peekActorByToken = (context: ServerContext, token: string): Promise<Actor | null> =>
  context.database.within(
    wholeInstallation,
    async (connection) => (await findSession(connection, context, token))?.actor ?? null,
  );

export const signOut = (context: ServerContext, token: string): Promise<void> =>
  context.database.within(wholeInstallation, (connection) => people.deleteSession(connection, tokenDigest(token)));

/** For sentences such as "approved by"; a deleted person stays nameless. */
export const nameOfUser = (connection: Connection, userId: string): Promise<string> =>
  people.findUserName(connection, userId);
