import { evaluateReadiness, gatherReadinessFacts, type ReadinessSubject, worstState } from "@windlass/autopilot";
import { type ReadinessReport, type ReadinessRow, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation, type Scope } from "../../database/connection.ts";
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

/** The part of a build that the tenant is compared with. */
const subjectOfBuild = async (
  connection: Connection,
  organisationId: string,
  buildId: string,
): Promise<ReadinessSubject["build"]> => {
  const { autopilot } = (await requireBuild(connection, organisationId, buildId)).definition;
  return autopilot?.way === "registration"
    ? { groupTag: autopilot.groupTag, groupObjectId: autopilot.groupObjectId }
    : null;
};

const prepare = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  build: ReadinessSubject["build"],
): Promise<Prepared> => {
  const row = await connections.findConnection(connection, organisationId);
  const access = row ? await openAccess(context, connection, row) : null;
  if (!row || !access) throw new WindlassError("tenant.not-connected");
  return {
    access,
    subject: {
      tenantId: row.tenant_id,
      clientId: row.client_id,
      secretHint: access.credential.kind === "client-secret" ? access.credential.value.slice(0, 3) : "",
      secretExpiresOn: access.endsAt && lastDayOf(access.endsAt),
      build,
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
 */
const askAndKeep = async (
  context: ServerContext,
  scope: Scope,
  organisationId: string,
  { access, subject }: Prepared,
): Promise<ReadinessReport> => {
  // Before the first question: a connection that is changed meanwhile must not pass for the one that was checked.
  const checkedAt = context.clock();
  const facts = await gatherReadinessFacts(createTenantClient(context, access, "person-waits"), subject);
  const rows = evaluateReadiness(facts, checkedAt);
  return context.database.within(scope, async (connection) => {
    const report = { organisationId, checkedAt, outcome: worstState(rows), rows };
    const row = await connections.insertReport(connection, report);
    await connections.removeOldReports(connection, organisationId, reportsKept);
    if (canRegister(rows)) await restartRefused(connection, organisationId, checkedAt);
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    await announce(connection, { topic: "organisations", organisationId, id: organisationId });
    return presentReport(row);
  });
};

/** @throws object.not-found, access.role-missing, tenant.not-connected, tenant.cloud-not-available */
export const checkReadiness = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  buildId: string | undefined,
): Promise<ReadinessReport> => {
  const prepared = await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
    const build = buildId === undefined ? null : await subjectOfBuild(connection, organisationId, buildId);
    return prepare(context, connection, organisationId, build);
  });
  return askAndKeep(context, scopeOf(actor), organisationId, prepared);
};

/**
 * The same for a worker, which acts for nobody, with a group and tag that no build has yet.
 *
 * @throws tenant.not-connected, tenant.cloud-not-available
 */
export const checkConnection = async (
  context: ServerContext,
  organisationId: string,
  build: ReadinessSubject["build"],
): Promise<ReadinessReport> => {
  const scope = oneOrganisation(organisationId);
  const prepared = await context.database.within(scope, (connection) =>
    prepare(context, connection, organisationId, build),
  );
  return askAndKeep(context, scope, organisationId, prepared);
};
