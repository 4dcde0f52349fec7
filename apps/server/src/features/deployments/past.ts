import { type StepSample, subjectOf } from "@windlass/planner";
import { type DeploymentStepView, type Plan, plan as planSchema } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import * as deployments from "./repository.ts";

/** Plans hold every script of a build; of more of them an estimate would not be much better. */
const mostDeployments = 20;

/** Null: a plan of a version whose plans say less than is asked today. */
const readPlan = (stored: unknown): Plan | null => planSchema.safeParse(stored).data ?? null;

const secondsOf = ({ startedAt, finishedAt }: DeploymentStepView): number | null =>
  startedAt === null || finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;

const samplesOf = (deploymentId: string, plan: Plan, steps: readonly DeploymentStepView[]): StepSample[] => {
  const byId = new Map(plan.steps.map((step) => [step.id, step]));
  return steps.flatMap((done): StepSample[] => {
    const step = byId.get(done.id);
    const seconds = secondsOf(done);
    if (!step || done.state !== "succeeded" || seconds === null || seconds < 0) return [];
    return [{ deploymentId, action: step.action, ...subjectOf(step), seconds }];
  });
};

/** How long the steps of an organisation's newest deployments took: those of the build first, then those of others. */
export const pastSteps = async (
  connection: Connection,
  of: { readonly organisationId: string; readonly buildId: string },
): Promise<StepSample[]> => {
  const rows = await deployments.listSucceeded(connection, of, mostDeployments);
  return rows.flatMap(({ id, plan: stored, steps }) => {
    const plan = readPlan(stored);
    return plan ? samplesOf(id, plan, steps) : [];
  });
};

/** The newest deployment of a device that got as far as a plan. */
export const lastPlanOf = async (
  connection: Connection,
  deviceId: string,
): Promise<{ readonly id: string; readonly startedAt: Date; readonly plan: Plan } | null> => {
  const row = await deployments.findNewestWithPlan(connection, deviceId);
  const plan = readPlan(row?.plan);
  return row && plan ? { id: row.id, startedAt: row.started_at, plan } : null;
};
