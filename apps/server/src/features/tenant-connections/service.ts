import type { ReadinessReport, TenantConnectionInput, TenantConnectionView } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { announce } from "../../database/live-feed.ts";
import { restartRefused } from "../autopilot/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { putSecret, readSecretFacts } from "../secrets/service.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentConnection, presentReport } from "./presenter.ts";
import * as connections from "./repository.ts";
import { endpointsOf } from "./tenant-client.ts";

const secretName = "tenant-connection";

/** @throws object.not-found, access.role-missing */
export const readConnection = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<{ connection: TenantConnectionView | null }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    const row = await connections.findConnection(connection, organisationId);
    if (!row) return { connection: null };
    const secret = row.secret_id === null ? undefined : await readSecretFacts(connection, row.secret_id);
    return { connection: presentConnection(row, secret) };
  });

/**
 * Writes an organisation's connection. The credential is write-only; left out, the stored one stays. Devices that
 * failed for want of a working connection are taken up again.
 *
 * @throws object.not-found, access.role-missing, tenant.cloud-not-available
 */
export const saveConnection = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  input: TenantConnectionInput,
): Promise<TenantConnectionView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
    endpointsOf(context, input.cloud);
    const before = await connections.findConnection(connection, organisationId);
    const { credential } = input;
    const secretId = credential
      ? await putSecret(context, connection, { organisationId, name: secretName, ...credential })
      : (before?.secret_id ?? null);
    const now = context.clock();
    const row = {
      organisation_id: organisationId,
      tenant_id: input.tenantId,
      client_id: input.clientId,
      cloud: input.cloud,
      secret_id: secretId,
      updated_at: now,
    };
    await connections.saveConnection(connection, row);
    await restartRefused(connection, organisationId, now);
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    await announce(connection, { topic: "organisations", organisationId, id: organisationId });
    return presentConnection(row, secretId === null ? undefined : await readSecretFacts(connection, secretId));
  });

/** The newest report, null before the first check. @throws object.not-found, access.role-missing */
export const readReport = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<{ report: ReadinessReport | null }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    const row = await connections.newestReport(connection, organisationId);
    return { report: row ? presentReport(row) : null };
  });
