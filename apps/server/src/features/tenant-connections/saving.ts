import { type TenantConnectionInput, type TenantConnectionView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { findCredential, setTried } from "./credential-repository.ts";
import { credentialOf, openCredential } from "./credentials.ts";
import { endpointsOf } from "./endpoints.ts";
import { mayWrite } from "./policy.ts";
import { presentConnection } from "./presenter.ts";
import * as connections from "./repository.ts";
import { isSameApp, storeConnection } from "./service.ts";
import { type SignIn, signInOf } from "./tenant-client.ts";
import { verifyCredential } from "./verify-credential.ts";

/** A sign-in to be tried, and the stored credential that it is made with, if it is one. */
interface Trial {
  readonly signIn: SignIn;
  readonly storedId: string | null;
}

/** What of an input nobody has tried yet: a new credential, or the stored one for another app. */
const trialOf = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  input: TenantConnectionInput,
): Promise<Trial | null> => {
  const wanted: connections.TenantConnectionRow = {
    organisation_id: organisationId,
    tenant_id: input.tenantId,
    client_id: input.clientId,
    cloud: input.cloud,
    updated_at: context.clock(),
  };
  if (input.credential) {
    const credential = credentialOf(context, organisationId, input.credential);
    return { signIn: signInOf(context, wanted, credential), storedId: null };
  }
  const before = await connections.findConnection(connection, organisationId);
  const stored = await findCredential(connection, organisationId, "current");
  if (!stored || isSameApp(before, wanted)) return null;
  return {
    signIn: signInOf(context, wanted, await openCredential(context, connection, stored)),
    storedId: stored.id,
  };
};

/**
 * Writes an organisation's connection as somebody entered it. What nobody has tried is tried first; refused, nothing is
 * stored. No transaction is open while Entra is asked.
 *
 * @throws object.not-found, access.role-missing, tenant.cloud-not-available, credential.refused, credential.not-tried, the
 *   `credential.…` refusals of a certificate; object.changed where somebody replaced the credential meanwhile
 */
export const saveConnection = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  { untried = false, ...input }: TenantConnectionInput,
): Promise<TenantConnectionView> => {
  const load = async (connection: Connection): Promise<void> => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
  };
  const trial = await context.database.within(scopeOf(actor), async (connection) => {
    await load(connection);
    endpointsOf(context, input.cloud);
    return untried ? null : trialOf(context, connection, organisationId, input);
  });
  if (trial) await verifyCredential(trial.signIn);
  const triedAt = trial ? context.clock() : null;
  return context.database.within(scopeOf(actor), async (connection) => {
    await load(connection);
    const row = await storeConnection(context, connection, organisationId, input, { triedAt });
    if (trial?.storedId) {
      const current = await findCredential(connection, organisationId, "current");
      if (current?.id !== trial.storedId)
        throw new WindlassError("object.changed", { parameters: { kind: "tenant connection" } });
      await setTried(connection, current.id, context.clock());
    }
    return presentConnection(context, connection, row);
  });
};
