import { type DjoinFailure, djoinFailureOf } from "@windlass/planner";
import { type ConnectorResult, type ConnectorWork, connectorWork, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import * as accounts from "./account-repository.ts";
import type { ProvenConnector } from "./proof.ts";
import { forgetProofsBefore, noteSeen } from "./repository.ts";
import { sealBlob } from "./sealed.ts";

/** How long djoin may take. It asks one domain controller once; replication is not waited for. */
const timeoutSeconds = 90;
/** Longer than djoin may take, so that nobody takes over what is still being made. */
const leaseMilliseconds = 180_000;
/** What takes connectors down each time, or fails each time, is given up. */
const mostAttempts = 4;
/** What may pass is tried again after so long, and later each time. */
const pauseMilliseconds = 15_000;
/** Seen again within this time is no news. */
const seenMilliseconds = 15_000;
const awayMilliseconds = 2 * 60_000;

const told = (connection: Connection, row: accounts.AccountRow): Promise<void> =>
  announce(connection, { topic: "deployments", organisationId: row.organisation_id, id: row.deployment_id });

const see = async (connection: Connection, connector: ProvenConnector, now: Date): Promise<void> => {
  const silent = now.getTime() - (connector.lastSeenAt?.getTime() ?? 0);
  if (silent < seenMilliseconds) return;
  await noteSeen(connection, connector.id, now);
  if (silent > awayMilliseconds)
    await announce(connection, { topic: "connectors", organisationId: connector.organisationId, id: connector.id });
};

const failureOf = (connector: string, row: accounts.AccountRow, { what, next }: DjoinFailure) =>
  new WindlassError("connector.account-not-made", {
    parameters: { connector, computerName: row.computer_name, domain: row.domain, what, next },
  }).told();

/**
 * The next account that a connector is to make, for it alone until the lease ends; null: there is none.
 *
 * @param isFresh the connector has just been started: nothing that it took before is under way
 */
export const takeWork = (
  context: ServerContext,
  connector: ProvenConnector,
  isFresh: boolean,
): Promise<ConnectorWork | null> =>
  context.database.within(oneOrganisation(connector.organisationId), async (connection) => {
    const now = context.clock();
    await see(connection, connector, now);
    const row = await accounts.takeAccount(connection, {
      connectorId: connector.id,
      organisationId: connector.organisationId,
      domain: connector.domain,
      now,
      leaseUntil: new Date(now.getTime() + leaseMilliseconds),
      mostAttempts,
      isFresh,
    });
    if (!row) return null;
    await told(connection, row);
    const work = connectorWork.safeParse({
      id: row.id,
      attempt: row.attempts,
      domain: row.domain,
      computerName: row.computer_name,
      organisationalUnit: row.organisational_unit,
      reuse: row.reuse,
      timeoutSeconds,
    });
    if (work.success) return work.data;
    // A name that Windows takes, and an account of a domain cannot have.
    const refused = djoinFailureOf({ kind: "name-refused" });
    await accounts.keepFailed(connection, row.id, failureOf(connector.name, row, refused), null);
    return null;
  });

/**
 * Takes what became of an attempt. Only the connector that has it can tell, also after its lease, as long as nobody else
 * took over; telling it again is harmless.
 *
 * @throws connector.work-gone
 */
export const takeResult = (
  context: ServerContext,
  connector: ProvenConnector,
  accountId: string,
  result: ConnectorResult,
): Promise<void> =>
  context.database.within(oneOrganisation(connector.organisationId), async (connection) => {
    const now = context.clock();
    const row = await accounts.lockAccount(connection, accountId);
    if (row?.connector_id !== connector.id || row.attempts !== result.attempt)
      throw new WindlassError("connector.work-gone");
    const isKept = row.state === "made" || row.state === "given" || row.state === "used";
    if (isKept && result.outcome === "made") return;
    if ((row.state === "waiting" || row.state === "failed") && result.outcome === "failed") return;
    if (row.state !== "taken") throw new WindlassError("connector.work-gone");
    if (result.outcome === "made")
      await accounts.keepMade(connection, row.id, sealBlob(context, row.id, result.blob), now);
    else {
      const failure = djoinFailureOf(result.problem, row.attempts > 1);
      const isLast = !failure.mayPass || row.attempts >= mostAttempts;
      const again = isLast ? null : new Date(now.getTime() + pauseMilliseconds * row.attempts);
      await accounts.keepFailed(connection, row.id, failureOf(connector.name, row, failure), again);
    }
    await told(connection, row);
    await announce(connection, { topic: "connectors", organisationId: connector.organisationId, id: connector.id });
  });

/** A token lives as long; a device that has not come for its account by then will not. */
const accountLifetimeMilliseconds = 24 * 60 * 60 * 1000;
/** Twice the proof window: a proof older than that is refused by its time. */
const proofMemoryMilliseconds = 10 * 60 * 1000;

/** Housekeeping of the worker: accounts that nobody comes for are wiped, interrupted ones given up. */
export const sweepComputerAccounts = (context: ServerContext): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    const now = context.clock();
    const abandoned = await accounts.abandonedDeployments(
      connection,
      new Date(now.getTime() - accountLifetimeMilliseconds),
    );
    await accounts.withdraw(
      connection,
      abandoned.map(({ id }) => id),
    );
    for (const { id, organisationId } of abandoned)
      await announce(connection, { topic: "deployments", organisationId, id });
    for (const row of await accounts.lockExhausted(connection, now, mostAttempts)) {
      const parameters = { attempts: row.attempts, computerName: row.computer_name };
      const interrupted = new WindlassError("connector.interrupted", { parameters }).told();
      await accounts.keepFailed(connection, row.id, interrupted, null);
      await told(connection, row);
    }
    await forgetProofsBefore(connection, new Date(now.getTime() - proofMemoryMilliseconds));
  });
