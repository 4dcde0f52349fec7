import {
  evaluateReadiness,
  factsNeededFor,
  gatherReadinessFacts,
  isReadinessRowId,
  type ReadinessRowId,
  worstState,
} from "@windlass/autopilot";
import { type ReadinessCheckRequest, type ReadinessReport, type ReadinessRow, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation, type Scope } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { restartRefused } from "../autopilot/service.ts";
import { restartRefusedIdentifiers } from "../corporate-identifiers/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { setTried } from "./credential-repository.ts";
import { defaultDomainOf } from "./default-domain.ts";
import { mayWrite } from "./policy.ts";
import { presentReport } from "./presenter.ts";
import { keepDefaultDomain } from "./profile-tenant.ts";
import { canRegister, rowIsOfBuild, sortRows, stillTrue, withOtherBuilds, withRow } from "./readiness-rows.ts";
import { type CheckScope, type PreparedCheck, prepareCheck } from "./readiness-subject.ts";
import * as connections from "./repository.ts";
import { createTenantClient } from "./tenant-client.ts";

const reportsKept = 50;

const scopeOfRequest = ({ buildId, allBuilds, rowId }: ReadinessCheckRequest): CheckScope => {
  if (buildId !== undefined) return { kind: "build", buildId };
  if (rowId !== undefined && rowIsOfBuild(rowId)) return { kind: "wished-before" };
  return allBuilds ? { kind: "all-builds" } : { kind: "connection" };
};

/**
 * @throws tenant.readiness-row-unknown for a name that no row has, a connection's row of a build, or a build's row where
 *   neither the request nor the newest report says of which group
 */
const rowAskedFor = (
  { rowId, buildId }: ReadinessCheckRequest,
  wished: PreparedCheck["wished"],
): ReadinessRowId | null => {
  if (rowId === undefined) return null;
  const isAboutSomething = buildId !== undefined || wished !== null;
  if (!isReadinessRowId(rowId) || rowIsOfBuild(rowId) !== isAboutSomething)
    throw new WindlassError("tenant.readiness-row-unknown", { parameters: { row: rowId } });
  return rowId;
};

interface Checked {
  readonly prepared: PreparedCheck;
  readonly organisationId: string;
  readonly checkedAt: Date;
  readonly fresh: readonly ReadinessRow[];
}

/** Keeps everything that was checked as a new report; rows of other builds go on as long as they are true. */
const keepReport = async (connection: Connection, checked: Checked): Promise<connections.ReadinessReportRow> => {
  const { prepared, organisationId, checkedAt, fresh } = checked;
  const newest = await connections.newestReport(connection, organisationId, "for-update");
  const earlier = stillTrue(newest?.rows ?? [], prepared.builds, prepared.connectionChangedAt);
  const ids = prepared.builds.map(({ id }) => id);
  const rows = sortRows(withOtherBuilds(fresh, earlier), ids);
  const row = await connections.insertReport(connection, {
    organisationId,
    checkedAt,
    outcome: worstState(rows),
    rows,
    wished: prepared.wished,
  });
  await connections.removeOldReports(connection, organisationId, reportsKept);
  return row;
};

/** Puts one row into the newest report. @throws tenant.readiness-not-checked where there is none */
const keepRow = async (
  connection: Connection,
  { prepared, organisationId, fresh }: Checked,
  rowId: ReadinessRowId,
  buildId: string | null,
): Promise<connections.ReadinessReportRow> => {
  const newest = await connections.newestReport(connection, organisationId, "for-update");
  if (!newest) throw new WindlassError("tenant.readiness-not-checked");
  const ids = prepared.builds.map(({ id }) => id);
  const rows = sortRows(withRow(newest.rows, rowId, buildId, fresh[0]), ids);
  const outcome = worstState(rows);
  await connections.updateReport(connection, newest.id, { outcome, rows });
  return { ...newest, outcome, rows };
};

/** What is asked, and which part of the report is answered. */
interface Asked {
  /** Null: everything that was prepared. */
  readonly rowId: ReadinessRowId | null;
  readonly buildId: string | null;
}

/**
 * Asks the tenant and keeps the report. Where the essentials are in order, devices that failed for want of them are taken
 * up again. No transaction is open while the tenant is asked.
 */
const askAndKeep = async (
  context: ServerContext,
  scope: Scope,
  organisationId: string,
  prepared: PreparedCheck,
  { rowId, buildId }: Asked,
): Promise<ReadinessReport> => {
  // Before the first question: a connection that is changed meanwhile must not pass for the one that was checked.
  const checkedAt = context.clock();
  const client = createTenantClient(context, prepared.access, "person-waits");
  const facts = await gatherReadinessFacts(client, prepared.subject, factsNeededFor(rowId));
  const fresh = evaluateReadiness(facts, checkedAt, rowId);
  const domain = facts.organisation?.kind === "seen" ? await defaultDomainOf(client.graph) : null;
  return context.database.within(scope, async (connection) => {
    if (facts.token.kind === "given") await setTried(connection, prepared.access.credentialId, checkedAt);
    const checked = { prepared, organisationId, checkedAt, fresh };
    const row = rowId ? await keepRow(connection, checked, rowId, buildId) : await keepReport(connection, checked);
    if (domain) await keepDefaultDomain(connection, organisationId, { id: prepared.subject.tenantId, domain });
    if (canRegister(row.rows)) {
      await restartRefused(connection, organisationId, checkedAt);
      await restartRefusedIdentifiers(connection, organisationId, checkedAt);
    }
    await announce(connection, { topic: "tenant-connections", organisationId, id: organisationId });
    await announce(connection, { topic: "organisations", organisationId, id: organisationId });
    return presentReport(row, prepared.builds, buildId);
  });
};

/**
 * Checks the connection, one build or all, or one row of the newest report alone, for which nothing else is asked.
 *
 * @returns the report; where one build was asked about, without the rows of other builds
 * @throws object.not-found, access.role-missing, tenant.not-connected, tenant.cloud-not-available,
 *   tenant.readiness-row-unknown, tenant.readiness-not-checked
 */
export const checkReadiness = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  request: ReadinessCheckRequest,
): Promise<ReadinessReport> => {
  const scope = scopeOf(actor);
  const prepared = await context.database.within(scope, async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
    return prepareCheck(context, connection, organisationId, scopeOfRequest(request));
  });
  const asked = { rowId: rowAskedFor(request, prepared.wished), buildId: request.buildId ?? null };
  return askAndKeep(context, scope, organisationId, prepared, asked);
};

/**
 * The same for a worker, which acts for nobody, with a group and tag that no build has yet.
 *
 * @throws tenant.not-connected, tenant.cloud-not-available
 */
export const checkConnection = async (
  context: ServerContext,
  organisationId: string,
  wished: PreparedCheck["wished"],
): Promise<ReadinessReport> => {
  const scope = oneOrganisation(organisationId);
  const about: CheckScope = wished ? { kind: "wished", wished } : { kind: "connection" };
  const prepared = await context.database.within(scope, (connection) =>
    prepareCheck(context, connection, organisationId, about),
  );
  return askAndKeep(context, scope, organisationId, prepared, { rowId: null, buildId: null });
};

/** Rows of the newest report that another credential makes untrue. */
const rowsOfCredential = ["token", "secret-expiry"] as const satisfies readonly ReadinessRowId[];

/**
 * Checks the rows on the credential again, where there is a report; for a worker that has changed the credential. The report
 * is a picture: where the tenant cannot be asked just now, it stays as it is.
 */
export const recheckCredential = async (context: ServerContext, organisationId: string): Promise<void> => {
  const scope = oneOrganisation(organisationId);
  try {
    for (const rowId of rowsOfCredential) {
      const prepared = await context.database.within(scope, async (connection) =>
        (await connections.newestReport(connection, organisationId))
          ? prepareCheck(context, connection, organisationId, { kind: "connection" })
          : null,
      );
      if (!prepared) return;
      await askAndKeep(context, scope, organisationId, prepared, { rowId, buildId: null });
    }
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    context.log.info({ err: error, organisation: organisationId }, "a rotated credential's report was not renewed");
  }
};
