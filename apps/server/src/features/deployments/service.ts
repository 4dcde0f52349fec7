import {
  type AgentEvent,
  type DeploymentState,
  type DeploymentView,
  type FinishRequest,
  identifier,
  instant,
  type ListQuery,
  notFound,
  type PlanStep,
  phase,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { registrationOfDeployment, registrationStatesOf } from "../autopilot/service.ts";
import { accountOfDeployment, wipeUsedAccount, withdrawAccounts } from "../connectors/accounts.ts";
import { identifierOfDeployment } from "../corporate-identifiers/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayRead } from "./policy.ts";
import { presentDeployment, presentEvent, presentSummary } from "./presenter.ts";
import { applyEvent, type Projection } from "./projection.ts";
import * as deployments from "./repository.ts";

const position = z.object({ startedAt: instant, id: identifier });

export const listDeployments = (
  context: ServerContext,
  actor: Actor,
  query: ListQuery & { state?: DeploymentState | undefined; deviceId?: string | undefined },
) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await deployments.listDeployments(connection, {
      organisationId: query.organisationId,
      deviceId: query.deviceId,
      state: query.state,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    const states = await registrationStatesOf(
      connection,
      rows.map((row) => row.id),
    );
    return pageFrom(
      rows,
      query.limit,
      (row) => presentSummary(row, states.get(row.id) ?? null),
      (row) => ({ startedAt: row.started_at.toISOString(), id: row.id }),
    );
  });

const loadReadable = async (connection: Connection, actor: Actor, id: string): Promise<deployments.DeploymentRow> => {
  const row = await deployments.findDeployment(connection, id);
  if (!row) throw notFound("deployment", id);
  mayRead(actor, { id, organisationId: row.organisation_id });
  return row;
};

export const readDeployment = (context: ServerContext, actor: Actor, id: string): Promise<DeploymentView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadReadable(connection, actor, id);
    const registration = await registrationOfDeployment(connection, id);
    return presentDeployment(row, {
      registration,
      corporateIdentifier: await identifierOfDeployment(connection, id),
      computerAccount: await accountOfDeployment(connection, id, context.clock()),
    });
  });

export const readEvents = (
  context: ServerContext,
  actor: Actor,
  id: string,
  query: { after: number; limit: number },
): Promise<{ items: AgentEvent[] }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadReadable(connection, actor, id);
    const rows = await deployments.listEvents(connection, id, query.after, query.limit);
    return { items: rows.map(presentEvent) };
  });

/** A deployment as the agent that runs it is known by. */
export interface RunningDeployment {
  readonly id: string;
  readonly organisationId: string;
}

const lock = async (connection: Connection, deployment: RunningDeployment): Promise<deployments.DeploymentRow> => {
  const row = await deployments.lockDeployment(connection, deployment.id);
  if (!row) throw notFound("deployment", deployment.id);
  return row;
};

/** The step that writes a computer account has ended; its name in a plan is its position and its action. */
const endsAnswerFile = (body: AgentEvent["body"]): boolean =>
  body.kind === "step-finished" && body.stepId.endsWith("-write-answer-file");

/**
 * Takes a batch of a device's events. What came before is dropped, a gap is refused: so the highest number answered is
 * the number up to which nothing is missing. The answer goes out after commit.
 *
 * @returns the last committed sequence number
 * @throws agent.events-gap, agent.deployment-finished
 */
export const reportEvents = (
  context: ServerContext,
  deployment: RunningDeployment,
  events: readonly AgentEvent[],
): Promise<number> =>
  context.database.within(oneOrganisation(deployment.organisationId), async (connection) => {
    const row = await lock(connection, deployment);
    // It may have ended since the token was looked at; what is over is not written to.
    if (row.state !== "running") throw new WindlassError("agent.deployment-finished");
    const fresh = unseen(events, row.last_sequence);
    const last = fresh.at(-1);
    if (!last) return row.last_sequence;
    await deployments.insertEvents(connection, deployment, fresh);
    const before: Projection = {
      plan: row.plan,
      computerName: row.computer_name,
      phase: phase.nullable().parse(row.phase),
      steps: row.steps,
    };
    await deployments.saveProjection(connection, row.id, fresh.reduce(applyEvent, before), {
      sequence: last.sequence,
      at: new Date(last.at),
    });
    if (fresh.some(({ body }) => endsAnswerFile(body))) await wipeUsedAccount(connection, row.id, context.clock());
    await announce(connection, { topic: "deployments", organisationId: row.organisation_id, id: row.id });
    return last.sequence;
  });

/** The step that a deployment has reported as under way, by its plan. */
export interface CurrentStep {
  readonly step: PlanStep;
  readonly attempt: number;
  readonly serialNumber: string;
}

/**
 * The step under way, which nothing changes until the transaction ends: the first that is not over, if it has begun.
 * Null: none is.
 *
 * @throws agent.deployment-finished
 */
export const lockCurrentStep = async (
  connection: Connection,
  deployment: RunningDeployment,
): Promise<CurrentStep | null> => {
  const row = await lock(connection, deployment);
  if (row.state !== "running") throw new WindlassError("agent.deployment-finished");
  const current = row.steps.find(({ state }) => state === "running" || state === "waiting");
  const step = row.plan?.steps.find(({ id }) => id === current?.id);
  if (current?.state !== "running" || !step) return null;
  return { step, attempt: current.attempt, serialNumber: row.serial_number };
};

/** The events after `known`, in order. @throws agent.events-gap */
const unseen = (events: readonly AgentEvent[], known: number): AgentEvent[] => {
  const fresh: AgentEvent[] = [];
  for (const event of events.toSorted((left, right) => left.sequence - right.sequence)) {
    const expected = known + fresh.length + 1;
    if (event.sequence < expected) continue;
    if (event.sequence > expected)
      throw new WindlassError("agent.events-gap", { parameters: { received: event.sequence, expected } });
    fresh.push(event);
  }
  return fresh;
};

/**
 * Ends a deployment and revokes its token.
 * @throws agent.events-gap when the device's last event is not here yet
 */
export const finishDeployment = (
  context: ServerContext,
  deployment: RunningDeployment,
  end: FinishRequest,
): Promise<void> =>
  context.database.within(oneOrganisation(deployment.organisationId), async (connection) => {
    const row = await lock(connection, deployment);
    if (row.state !== "running") return;
    if (end.lastSequence > row.last_sequence)
      throw new WindlassError("agent.events-gap", {
        parameters: { received: end.lastSequence, expected: row.last_sequence + 1 },
      });
    await deployments.finishDeployment(connection, row.id, {
      state: end.outcome,
      failure: end.error,
      at: context.clock(),
    });
    await withdrawAccounts(connection, [row.id]);
    await announce(connection, { topic: "deployments", organisationId: row.organisation_id, id: row.id });
  });
