import { againstInWords, gateOf } from "@windlass/planner";
import {
  type CheckDecision,
  type CheckVerdict,
  type DeploymentCheckDecision,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { instantOf } from "../../database/rows.ts";
import { recordChange } from "../history/record.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayDecideChecks } from "./policy.ts";
import { type DeploymentRow, lockDeployment } from "./repository.ts";
import type { RunningDeployment } from "./service.ts";

const find = async (connection: Connection, deploymentId: string, stepId: string) =>
  connection
    .selectFrom("check_decisions")
    .select(["decision", "reason", "by_name", "at"])
    .where("deployment_id", "=", deploymentId)
    .where("step_id", "=", stepId)
    .executeTakeFirst();

/**
 * The checks that a deployment waits with.
 *
 * @throws check.not-waiting, check.override-not-allowed
 */
const waitingWith = ({ state, steps }: DeploymentRow, stepId: string): readonly CheckVerdict[] => {
  const current = steps.find((step) => step.state === "running" || step.state === "waiting");
  if (state !== "running" || current?.id !== stepId || current.state !== "running" || current.decision)
    throw new WindlassError("check.not-waiting");
  const gate = gateOf(current.verdicts ?? []);
  if (gate.kind === "open") throw new WindlassError("check.not-waiting");
  if (gate.kind === "waits") return gate.against;
  throw new WindlassError("check.override-not-allowed", { parameters: { what: againstInWords(gate.against) } });
};

/**
 * A technician goes on without the checks that stand against a device, or ends its deployment. Kept with name, time and
 * reason, also in the history; the device learns of it when it asks.
 *
 * @throws object.not-found, access.role-missing, check.not-waiting, check.already-decided, check.override-not-allowed
 */
export const decideOnChecks = (
  context: ServerContext,
  actor: Actor,
  deploymentId: string,
  { stepId, decision, reason }: DeploymentCheckDecision,
): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await lockDeployment(connection, deploymentId);
    if (!row) throw notFound("deployment", deploymentId);
    const organisationId = row.organisation_id;
    mayDecideChecks(actor, { id: deploymentId, organisationId });
    const before = await find(connection, deploymentId, stepId);
    if (before) throw new WindlassError("check.already-decided", { parameters: { by: before.by_name } });
    const against = waitingWith(row, stepId);
    await connection
      .insertInto("check_decisions")
      .values({
        organisation_id: organisationId,
        deployment_id: deploymentId,
        step_id: stepId,
        decision,
        reason,
        user_id: actor.userId,
        by_name: actor.name,
        at: context.clock(),
      })
      .execute();
    await recordChange(
      context,
      connection,
      actor,
      { kind: "deployment", id: deploymentId, organisationId, name: row.computer_name ?? row.serial_number },
      {
        before: { "quality checks": "waiting for a technician" },
        after: {
          "quality checks": decision === "go-on" ? "went on without them" : "ended the deployment",
          "not passed": against.map(({ title, says }) => `${title}: ${says}`).join(" "),
          reason,
        },
      },
    );
    await announce(connection, { topic: "deployments", organisationId, id: deploymentId });
  });

/** What was decided on a step of a device's deployment; null: nothing yet. */
export const checkDecisionOf = (
  context: ServerContext,
  deployment: RunningDeployment,
  stepId: string,
): Promise<CheckDecision | null> =>
  context.database.within(oneOrganisation(deployment.organisationId), async (connection) => {
    const row = await find(connection, deployment.id, stepId);
    return row ? { decision: row.decision, by: row.by_name, reason: row.reason, at: instantOf(row.at) } : null;
  });
