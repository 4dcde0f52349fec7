import { evaluateReadiness, gatherReadinessFacts, type ReadinessSubject, worstState } from "@windlass/autopilot";
import { type ReadinessReport, type ReadinessRow, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { restartRefused } from "../autopilot/service.ts";
import { requireBuild } from "../builds/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayWrite } from "./policy.ts";
import { lastDayOf, presentReport } from "./presenter.ts";
import * as connections from "./repository.ts";
import { createTenantClient, openAccess, type TenantAccess } from "./tenant-client.ts";

const reportsKept = 50;

interface Prepared {
  readonly access: TenantAccess;
  readonly subject: ReadinessSubject;
}

const prepare = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  buildId: string | undefined,
): Promise<Prepared> => {
  const row = await connections.findConnection(connection, organisationId);
  const access = row ? await openAccess(context, connection, row) : null;
  if (!row || !access) throw new WindlassError("tenant.not-connected");
  const build = buildId === undefined ? null : await requireBuild(connection, organisationId, buildId);
  const autopilot = build?.definition.autopilot ?? null;
  return {
    access,
    subject: {
      tenantId: row.tenant_id,
      clientId: row.client_id,
      secretHint: access.credential.kind === "client-secret" ? access.credential.value.slice(0, 3) : "",
      secretExpiresOn: access.endsAt && lastDayOf(access.endsAt),
      build:
        autopilot?.way === "registration"
          ? { groupTag: autopilot.groupTag, groupObjectId: autopilot.groupObjectId }
          : null,
    },
  };
};

/** What must be in order for a device to be registered at all. */
const essentials = ["token", "tenant-id", "permission-required", "consent"];

const canRegister = (rows: readonly ReadinessRow[]): boolean =>
  rows.every(({ id, state }) => !essentials.includes(id) || state === "passed");

/**
 * Asks the tenant and keeps the report. Where the essentials are in order, devices that failed for want of them are
 * taken up again. No transaction is open while the tenant is asked.
 *
 * @throws object.not-found, access.role-missing, tenant.not-connected, tenant.cloud-not-available
 */
export const checkReadiness = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  buildId: string | undefined,
): Promise<ReadinessReport> => {
  const { access, subject } = await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
    return prepare(context, connection, organisationId, buildId);
  });
  // Before the first question: a connection that is changed meanwhile must not pass for the one that was checked.
  const checkedAt = context.clock();
  const facts = await gatherReadinessFacts(createTenantClient(context, access, "person-waits"), subject);
  const rows = evaluateReadiness(facts, checkedAt);
  return context.database.within(scopeOf(actor), async (connection) => {
    const report = { organisationId, checkedAt, outcome: worstState(rows), rows };
    const row = await connections.insertReport(connection, report);
    await connections.removeOldReports(connection, organisationId, reportsKept);
    if (canRegister(rows)) await restartRefused(connection, organisationId, checkedAt);
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    await announce(connection, { topic: "organisations", organisationId, id: organisationId });
    return presentReport(row);
  });
};
