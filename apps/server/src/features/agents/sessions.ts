import { createHash } from "node:crypto";
import { makeContentTicket } from "@windlass/content";
import {
  type DeploymentGrant,
  matchCodeOf,
  type OpenSessionRequest,
  type PlanChoices,
  planChoices,
  type SessionView,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { organisationOfBootProfile } from "../boot-profiles/service.ts";
import type { EnteredName } from "../computer-names/proposing.ts";
import { computerAccountIdOf } from "../connectors/accounts.ts";
import { startDeployment } from "../deployments/approval.ts";
import { findGrant, issueToken } from "../deployments/grants.ts";
import { addressOf, rememberDevice, useUpPrestaging } from "../devices/service.ts";
import { nameOfUser } from "../people/service.ts";
import { signedPublicationById } from "../publications/service.ts";
import { currentSigningKey } from "../signing-keys/service.ts";
import { checkFactsFor } from "./check-facts.ts";
import type { AgentSession as Signer } from "./proof.ts";
import * as sessions from "./repository.ts";

export type { Signer };

const presentSession = (context: ServerContext, row: sessions.SessionRow): SessionView => ({
  sessionId: row.id,
  state: row.state,
  matchCode: row.match_code,
  serverTime: context.clock().toISOString(),
  pollAfterSeconds: row.state === "pending" ? 2 : 1,
});

/**
 * Opens the session of a key, or gives the one it has. A device whose serial number was pre-staged is let in at once,
 * everybody else waits for a person.
 *
 * @throws agent.boot-profile-unknown, agent.match-code-taken, agent.session-unknown when the key is another
 * organisation's
 */
export const openSession = async (
  context: ServerContext,
  request: OpenSessionRequest,
  address: string,
): Promise<SessionView> => {
  const organisationId = await organisationOfBootProfile(context, request.bootProfileId);
  if (!organisationId) throw new WindlassError("agent.boot-profile-unknown");
  const row = await context.database.within(oneOrganisation(organisationId), async (connection) => {
    const digest = createHash("sha256").update(Buffer.from(request.publicKey, "base64url")).digest();
    const matchCode = matchCodeOf(digest);
    await sessions.lockMatchCode(connection, organisationId, matchCode);
    const known = await sessions.findSessionByKey(connection, request.publicKey);
    if (known) return known;
    if (await sessions.isMatchCodePending(connection, organisationId, matchCode))
      throw new WindlassError("agent.match-code-taken");
    const requestedAt = context.clock();
    const { inventory } = request;
    const device = await rememberDevice(connection, { organisationId, inventory, at: requestedAt, address });
    const session = await sessions.insertSession(connection, {
      ...request,
      organisationId,
      matchCode,
      deviceId: device.id,
      requestedAt,
    });
    if (!session) throw new WindlassError("agent.session-unknown");
    await announce(connection, { topic: "deployment-requests", organisationId, id: session.id });
    return session;
  });
  await admitPrestaged(context, row);
  return readSession(context, { id: row.id, organisationId });
};

/** The rule "pre-staged serial number". A build that cannot be deployed leaves the device waiting for a person. */
const admitPrestaged = async (context: ServerContext, opened: sessions.SessionRow): Promise<void> => {
  if (opened.state !== "pending") return;
  const organisationId = opened.organisation_id;
  try {
    await context.database.within(oneOrganisation(organisationId), async (connection) => {
      // A person may be deciding at this moment; what they decided stands.
      const row = await sessions.lockSession(connection, opened.id);
      if (row?.state !== "pending") return;
      const at = context.clock();
      const device = await rememberDevice(connection, { organisationId, inventory: row.inventory, at });
      if (!device.prestagedBuildId) return;
      const by = device.prestagedBy ? await nameOfUser(connection, device.prestagedBy) : "(deleted user)";
      await admit(connection, row, {
        buildId: device.prestagedBuildId,
        choices: { diskNumber: null, packages: device.prestagedPackages },
        enteredName:
          device.prestagedName === null ? null : { name: device.prestagedName, by: `by ${by} when pre-staging` },
        approvedBy: `Pre-staged by ${by}`,
        userId: null,
        at,
      });
      await useUpPrestaging(connection, device.id);
    });
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    context.log.warn({ code: error.code }, "a pre-staged device waits for approval by a person");
  }
};

/** Lets a session in: its deployment begins, and other sessions of the device are over. */
export const admit = async (
  connection: Connection,
  row: sessions.SessionRow,
  decision: {
    buildId: string;
    choices: PlanChoices;
    enteredName: EnteredName | null;
    approvedBy: string;
    userId: string | null;
    at: Date;
  },
): Promise<void> => {
  const { endedSessionIds } = await startDeployment(connection, {
    organisationId: row.organisation_id,
    sessionId: row.id,
    deviceId: row.device_id,
    inventory: row.inventory,
    address: await addressOf(connection, row.device_id),
    enteredName: decision.enteredName,
    buildId: decision.buildId,
    approvedBy: decision.approvedBy,
    choices: decision.choices,
    at: decision.at,
  });
  await sessions.setSessionsFinished(connection, endedSessionIds);
  await sessions.decideSession(connection, row.id, { ...decision, state: "approved", refusal: null });
  await announce(connection, { topic: "deployment-requests", organisationId: row.organisation_id, id: row.id });
};

export const readSession = (context: ServerContext, session: Signer): Promise<SessionView> =>
  context.database.within(oneOrganisation(session.organisationId), async (connection) => {
    const row = await sessions.findSession(connection, session.id);
    if (!row) throw new WindlassError("agent.session-unknown");
    return presentSession(context, row);
  });

const refuseUnapproved = async (context: ServerContext, session: Signer): Promise<void> => {
  const { state } = await readSession(context, session);
  if (state === "approved") return;
  if (state === "pending") throw new WindlassError("agent.session-not-approved");
  if (state === "finished") throw new WindlassError("agent.deployment-finished");
  throw new WindlassError("agent.session-ended", { parameters: { state } });
};

/**
 * Everything an approved device needs: token, signed publication, sources, content ticket.
 * @throws agent.session-not-approved, agent.session-ended, agent.deployment-finished
 */
export const grantDeployment = async (context: ServerContext, session: Signer): Promise<DeploymentGrant> => {
  await refuseUnapproved(context, session);
  const deployment = await findGrant(context, session.id);
  if (deployment?.state !== "running") throw new WindlassError("agent.deployment-finished");
  const { organisationId } = session;
  const { row, publication, address, checkFacts, computerAccountId } = await context.database.within(
    oneOrganisation(organisationId),
    async (connection) => {
      const found = await sessions.findSession(connection, session.id);
      if (!found) throw new WindlassError("agent.session-unknown");
      return {
        row: found,
        publication: await signedPublicationById(connection, deployment.publicationId),
        address: await addressOf(connection, found.device_id),
        checkFacts: await checkFactsFor(connection, organisationId, deployment.buildId, found.inventory),
        computerAccountId: await computerAccountIdOf(connection, deployment.id),
      };
    },
  );
  const { token, expiresAt } = await issueToken(context, deployment);
  const ticket = {
    deploymentId: deployment.id,
    publicationSha256: publication.sha256,
    publicKey: row.public_key,
    expiresAt: expiresAt.toISOString(),
  };
  return {
    deploymentId: deployment.id,
    buildId: deployment.buildId,
    token,
    expiresAt: expiresAt.toISOString(),
    publication,
    address,
    choices: planChoices.parse(deployment.choices),
    approvedBy: deployment.approvedBy,
    checkFacts,
    computerName: deployment.decidedName,
    computerAccountId,
    sources: [{ name: "Master", url: context.addresses.sourceUrl }],
    contentTicket: makeContentTicket(ticket, await currentSigningKey(context, "content-ticket")),
  };
};

/** The session is over with its deployment; a repeated finish is told that it is done. */
export const endSession = (
  context: ServerContext,
  deployment: { sessionId: string; organisationId: string },
): Promise<void> =>
  context.database.within(oneOrganisation(deployment.organisationId), (connection) =>
    sessions.setSessionsFinished(connection, [deployment.sessionId]),
  );

/**
 * A waiting device asks every two seconds. One that has been silent for this long was switched off or started again, with
 * another key; it is not shown, and shown again when it asks again. Nobody can take another's request off the list by
 * naming its serial number: that is a claim.
 */
const silentAfterMilliseconds = 2 * 60 * 1000;
export const silentSince = (now: Date): Date => new Date(now.getTime() - silentAfterMilliseconds);
/** How often {@link sweepSessions} is to be called. */
export const sweepEveryMilliseconds = 60 * 1000;
const pendingLifetimeMilliseconds = 24 * 60 * 60 * 1000;
/** Twice the proof window: a proof older than that is refused by its time. */
const proofMemoryMilliseconds = 10 * 60 * 1000;

/** Housekeeping of the worker: requests nobody decided on, proofs nobody can replay. */
export const sweepSessions = (context: ServerContext): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    const now = context.clock().getTime();
    const expired = await sessions.expireRequestsBefore(connection, new Date(now - pendingLifetimeMilliseconds));
    for (const { id, organisationId } of expired)
      await announce(connection, { topic: "deployment-requests", organisationId, id });
    // Devices that fell silent since the last sweep leave the list; who looks at it must hear of that.
    const until = silentSince(new Date(now));
    const gone = await sessions.findPendingLastSeenBetween(
      connection,
      new Date(until.getTime() - sweepEveryMilliseconds),
      until,
    );
    for (const { id, organisationId } of gone)
      await announce(connection, { topic: "deployment-requests", organisationId, id });
    await sessions.forgetProofsBefore(connection, new Date(now - proofMemoryMilliseconds));
  });
