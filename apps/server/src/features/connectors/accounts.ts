import { placeOf, unitFor } from "@windlass/planner";
import {
  type BuildDefinition,
  type ComputerAccountForAgent,
  type ComputerAccountView,
  type PublicationBody,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import * as accounts from "./account-repository.ts";
import { accountSays, presentAccount } from "./presenter.ts";
import { openBlob } from "./sealed.ts";
import { standingOf } from "./standing.ts";

/** Whose account is wanted. */
interface AccountRequest {
  readonly organisationId: string;
  readonly deploymentId: string;
  readonly deviceId: string;
  readonly computerName: string;
  /** Where the device asked from; null: not known. */
  readonly address: string | null;
  readonly at: Date;
}

/**
 * Asks for a computer account where the build has one made by a connector: a new one for each deployment. One that is
 * there is taken over only where Windlass made it for this very device.
 */
export const requestComputerAccount = async (
  connection: Connection,
  { join }: Pick<BuildDefinition, "join">,
  publication: PublicationBody,
  request: AccountRequest,
): Promise<void> => {
  if (join.kind !== "connected-domain") return;
  const { locationId } = placeOf(publication, request.address);
  const unit = unitFor(join.organisationalUnit, { locationId, locations: publication.locations });
  const wanted = { ...request, domain: join.domain };
  await accounts.insertAccount(connection, {
    ...wanted,
    organisationalUnit: unit.path,
    reuse: await accounts.wasMadeBefore(connection, wanted),
  });
};

export const computerAccountIdOf = async (connection: Connection, deploymentId: string): Promise<string | null> =>
  (await accounts.findAccountOf(connection, deploymentId))?.id ?? null;

/** A deployment's account as people see it; null: its build needs none. */
export const accountOfDeployment = async (
  connection: Connection,
  deploymentId: string,
  now: Date,
): Promise<ComputerAccountView | null> => {
  const row = await accounts.findAccountOf(connection, deploymentId);
  return row ? presentAccount(row, await standingOf(connection, row.organisation_id, row.domain, now)) : null;
};

/** How far a device's account is. @throws connector.account-not-asked */
export const accountForAgent = (
  context: ServerContext,
  deployment: { id: string; organisationId: string },
): Promise<ComputerAccountForAgent> =>
  context.database.within(oneOrganisation(deployment.organisationId), async (connection) => {
    const row = await accounts.findAccountOf(connection, deployment.id);
    if (!row) throw new WindlassError("connector.account-not-asked");
    const standing = await standingOf(connection, row.organisation_id, row.domain, context.clock());
    return {
      state: row.state,
      says: accountSays(row, standing),
      failure: row.state === "failed" ? row.failure : null,
      pollAfterSeconds: Math.max(0.2, 3 / context.configuration.registrationPace),
    };
  });

/** An account that is given to its deployment. */
interface GivenAccount {
  readonly id: string;
  readonly name: string;
  /** What djoin wrote. */
  readonly open: () => string;
}

/**
 * The account of a deployment, for the step that writes it. Another attempt of the same deployment gets it again, until
 * the step is over; nobody else ever does.
 *
 * @throws agent.secret-missing it is not made; agent.computer-account-used it was used before
 */
export const giveAccount = async (
  context: ServerContext,
  connection: Connection,
  deploymentId: string,
  step: string,
): Promise<GivenAccount> => {
  const row = await accounts.lockSealed(connection, deploymentId);
  if (row?.state === "used") throw new WindlassError("agent.computer-account-used", { parameters: { step } });
  const envelope = row?.envelope;
  if (!row || !envelope) throw new WindlassError("agent.secret-missing", { parameters: { step } });
  await accounts.setGiven(connection, row.id);
  return {
    id: row.id,
    name: `computer account of ${row.computer_name} in ${row.domain}`,
    open: () => openBlob(context, row.id, envelope),
  };
};

/** The step that writes the account is over: what was given is wiped here. */
export const wipeUsedAccount = (connection: Connection, deploymentId: string, at: Date): Promise<void> =>
  accounts.wipeUsed(connection, deploymentId, at);

/** Deployments have ended: what is left of their accounts is wiped, and nobody makes one any more. */
export const withdrawAccounts = (connection: Connection, deploymentIds: readonly string[]): Promise<void> =>
  accounts.withdraw(connection, deploymentIds);
