import type {
  AgentEvent,
  DecidedChoices,
  DecidedName,
  DeploymentState,
  DeploymentWay,
  ToldError,
} from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";
import type { Projection } from "./projection.ts";

const columns = [
  "deployments.id",
  "deployments.organisation_id",
  "deployments.device_id",
  "deployments.build_id",
  "deployments.build_name",
  "deployments.publication_id",
  "deployments.state",
  "deployments.approved_by",
  "deployments.computer_name",
  "deployments.phase",
  "deployments.steps",
  "deployments.last_sequence",
  "deployments.last_event_at",
  "deployments.failure",
  "deployments.started_at",
  "deployments.finished_at",
  "devices.serial_number",
  "publications.number as publication_number",
] as const;

const hasStep = (condition: string) =>
  sql<boolean>`jsonb_path_exists(deployments.plan, ${`$.steps[*] ? (${condition})`}::jsonpath)`;

/**
 * The way into Autopilot that a plan goes, told by the database, so that listings need not read whole plans. Device
 * preparation without identifiers does nothing for it beforehand: its plan meets Autopilot, and that is all.
 */
const way = sql<DeploymentWay | null>`case
  when deployments.plan is null then null
  when ${hasStep('@.action == "register-autopilot"')} then 'registration'
  when ${hasStep('@.action == "write-offline-profile"')} then 'offline-profile'
  when ${hasStep('@.action == "import-corporate-identifier" || @.meetsAutopilot == true')} then 'device-preparation'
  else 'none' end`;

const select = (connection: Connection) =>
  connection
    .selectFrom("deployments")
    .innerJoin("devices", "devices.id", "deployments.device_id")
    .innerJoin("publications", "publications.id", "deployments.publication_id")
    .select([...columns, way.as("way")]);

/** A deployment as listings show it: without its plan, which carries every script of the build. */
export type DeploymentSummaryRow = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

const selectWhole = (connection: Connection) => select(connection).select(["deployments.plan", "deployments.choices"]);

export type DeploymentRow = Awaited<ReturnType<ReturnType<typeof selectWhole>["executeTakeFirstOrThrow"]>>;

/** Newest first, from after the cursor. */
export const listDeployments = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    deviceId: string | undefined;
    state: DeploymentState | undefined;
    search: string | undefined;
    after: { startedAt: string; id: string } | undefined;
    limit: number;
  },
): Promise<DeploymentSummaryRow[]> => {
  let query = select(connection)
    .orderBy("deployments.started_at", "desc")
    .orderBy("deployments.id", "desc")
    .limit(filter.limit);
  if (filter.organisationId) query = query.where("deployments.organisation_id", "=", filter.organisationId);
  if (filter.deviceId) query = query.where("deployments.device_id", "=", filter.deviceId);
  if (filter.state) query = query.where("deployments.state", "=", filter.state);
  if (filter.search) {
    const pattern = containing(filter.search);
    query = query.where(
      sql<boolean>`(devices.serial_number ilike ${pattern} or deployments.computer_name ilike ${pattern}
        or deployments.build_name ilike ${pattern})`,
    );
  }
  if (filter.after)
    query = query.where(
      sql<boolean>`(deployments.started_at, deployments.id) < (${filter.after.startedAt}::timestamptz, ${filter.after.id}::uuid)`,
    );
  return query.execute();
};

export const findDeployment = (connection: Connection, id: string): Promise<DeploymentRow | undefined> =>
  selectWhole(connection).where("deployments.id", "=", id).executeTakeFirst();

/** The same, and nobody else changes it before the transaction ends. */
export const lockDeployment = (connection: Connection, id: string): Promise<DeploymentRow | undefined> =>
  selectWhole(connection).where("deployments.id", "=", id).forUpdate("deployments").executeTakeFirst();

/** Those that succeeded and have a plan, of one build first, the newest first. */
export const listSucceeded = (
  connection: Connection,
  { organisationId, buildId }: { readonly organisationId: string; readonly buildId: string },
  limit: number,
) =>
  connection
    .selectFrom("deployments")
    .select(["id", "plan", "steps"])
    .where("organisation_id", "=", organisationId)
    .where("state", "=", "succeeded")
    .where("plan", "is not", null)
    .orderBy(sql`build_id = ${buildId}::uuid`, "desc")
    .orderBy("started_at", "desc")
    .limit(limit)
    .execute();

export const findNewestWithPlan = (connection: Connection, deviceId: string) =>
  connection
    .selectFrom("deployments")
    .select(["id", "plan", "started_at"])
    .where("device_id", "=", deviceId)
    .where("plan", "is not", null)
    .orderBy("started_at", "desc")
    .limit(1)
    .executeTakeFirst();

export const insertDeployment = async (
  connection: Connection,
  deployment: {
    organisationId: string;
    sessionId: string;
    deviceId: string;
    publicationId: string;
    build: { id: string; name: string };
    approvedBy: string;
    choices: DecidedChoices;
    decidedName: DecidedName;
    startedAt: Date;
  },
): Promise<string> => {
  const { id } = await connection
    .insertInto("deployments")
    .values({
      organisation_id: deployment.organisationId,
      session_id: deployment.sessionId,
      device_id: deployment.deviceId,
      publication_id: deployment.publicationId,
      build_id: deployment.build.id,
      build_name: deployment.build.name,
      approved_by: deployment.approvedBy,
      choices: json(deployment.choices),
      decided_name: json(deployment.decidedName),
      state: "running",
      started_at: deployment.startedAt,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};

/** Ends what still runs on a device; gives the sessions whose tokens died with it. */
export const endRunningDeployments = async (
  connection: Connection,
  deviceId: string,
  failure: ToldError,
  now: Date,
): Promise<{ id: string; sessionId: string }[]> =>
  connection
    .updateTable("deployments")
    .set({ state: "failed", failure: json(failure), finished_at: now, token_sha256: null, token_expires_at: null })
    .where("device_id", "=", deviceId)
    .where("state", "=", "running")
    .returning(["id", "session_id as sessionId"])
    .execute();

/** False when the deployment is over: what has ended gets no token any more. */
export const setToken = async (
  connection: Connection,
  id: string,
  token: { digest: Buffer; expiresAt: Date },
): Promise<boolean> => {
  const { numUpdatedRows } = await connection
    .updateTable("deployments")
    .set({ token_sha256: token.digest, token_expires_at: token.expiresAt })
    .where("id", "=", id)
    .where("state", "=", "running")
    .executeTakeFirst();
  return numUpdatedRows === 1n;
};

/** A deployment by its session, with what proves a token. */
export const findGrant = (connection: Connection, sessionId: string) =>
  connection
    .selectFrom("deployments")
    .select([
      "id",
      "organisation_id as organisationId",
      "device_id as deviceId",
      "build_id as buildId",
      "publication_id as publicationId",
      "choices",
      "approved_by as approvedBy",
      "decided_name as decidedName",
      "state",
      "token_sha256 as tokenSha256",
      "token_expires_at as tokenExpiresAt",
    ])
    .where("session_id", "=", sessionId)
    .executeTakeFirst();

export const insertEvents = async (
  connection: Connection,
  deployment: { id: string; organisationId: string },
  events: readonly AgentEvent[],
): Promise<void> => {
  await connection
    .insertInto("deployment_events")
    .values(
      events.map((event) => ({
        deployment_id: deployment.id,
        organisation_id: deployment.organisationId,
        sequence: event.sequence,
        at: new Date(event.at),
        body: json(event.body),
      })),
    )
    .execute();
};

export const saveProjection = async (
  connection: Connection,
  id: string,
  projection: Projection,
  last: { sequence: number; at: Date },
): Promise<void> => {
  await connection
    .updateTable("deployments")
    .set({
      plan: projection.plan ? json(projection.plan) : null,
      computer_name: projection.computerName,
      phase: projection.phase,
      steps: json(projection.steps),
      last_sequence: last.sequence,
      last_event_at: last.at,
    })
    .where("id", "=", id)
    .execute();
};

export const finishDeployment = async (
  connection: Connection,
  id: string,
  end: { state: "succeeded" | "failed"; failure: ToldError | null; at: Date },
): Promise<void> => {
  await connection
    .updateTable("deployments")
    .set({
      state: end.state,
      failure: end.failure ? json(end.failure) : null,
      finished_at: end.at,
      token_sha256: null,
      token_expires_at: null,
    })
    .where("id", "=", id)
    .execute();
};

export const listEvents = (connection: Connection, deploymentId: string, after: number, limit: number) =>
  connection
    .selectFrom("deployment_events")
    .select(["sequence", "at", "body"])
    .where("deployment_id", "=", deploymentId)
    .where("sequence", ">", after)
    .orderBy("sequence")
    .limit(limit)
    .execute();
