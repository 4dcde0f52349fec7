import { type DeliveryView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import type { OutboundGuard } from "../../security/outbound-address.ts";
import { openSecret } from "../secrets/service.ts";
import * as outbox from "./outbox-repository.ts";
import { sendSigned } from "./send.ts";

/** Longer than an attempt may take; after it another worker tries. */
export const leaseMilliseconds = 60_000;

const minute = 60_000;
const hour = 60 * minute;

/** Pauses after failed attempts; after the last one, about a day after the first, it is given up. */
const pauses = [minute / 2, 2 * minute, 10 * minute, hour / 2, hour, 3 * hour, 6 * hour, 12 * hour];

const pauseAfter = (attempts: number): number | null => pauses[attempts - 1] ?? null;

interface Outcome {
  readonly status: number | null;
  readonly problem: WindlassError | null;
}

const statusOf = (problem: WindlassError): number | null => {
  const { details } = problem;
  const status = typeof details === "object" && details !== null ? Reflect.get(details, "status") : null;
  return typeof status === "number" ? status : null;
};

const attempt = async (
  context: ServerContext,
  guard: OutboundGuard,
  target: outbox.DeliveryTarget,
): Promise<Outcome> => {
  const secret = await context.database.within(wholeInstallation, (connection) =>
    openSecret(context, connection, target.secretId),
  );
  const message = { id: target.body.id, body: JSON.stringify(target.body), secret, at: context.clock() };
  try {
    return { status: await sendSigned(guard, target.url, message), problem: null };
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return { status: statusOf(error), problem: error };
  }
};

/** A receiver that answers 410 Gone wants nothing any more; a test is for somebody who is looking. */
const isOver = ({ status }: Outcome, target: outbox.DeliveryTarget): boolean =>
  status === 410 || target.body.kind === "test";

/**
 * Makes one attempt at a delivery that this process has claimed, and records what came of it. A process that ends between
 * the two leaves it to another, which sends the same message under the same id again.
 *
 * @returns the attempt as it is shown
 */
export const deliver = async (
  context: ServerContext,
  guard: OutboundGuard,
  claimed: outbox.ClaimedDelivery,
): Promise<Pick<DeliveryView, "state" | "status" | "problem">> => {
  const target = await context.database.within(wholeInstallation, (connection) =>
    outbox.findTarget(connection, claimed.id),
  );
  if (!target) return { state: "given-up", status: null, problem: null };
  const outcome = await attempt(context, guard, target);
  const at = context.clock();
  const pause = outcome.problem && !isOver(outcome, target) ? pauseAfter(claimed.attempts) : null;
  const state = outcome.problem ? (pause === null ? "given-up" : "waiting") : "delivered";
  const problem = outcome.problem?.told() ?? null;
  await context.database.within(wholeInstallation, async (connection) => {
    await outbox.recordAttempt(connection, claimed.id, context.instanceId, {
      state,
      at,
      status: outcome.status,
      failure: problem,
      nextAttemptAt: pause === null ? null : new Date(at.getTime() + pause),
    });
    const { webhookOrganisationId: organisationId, webhookId: id } = target;
    await announce(connection, { topic: "webhooks", organisationId, id });
  });
  if (problem)
    context.log.warn({ webhook: target.webhookId, code: problem.code, state }, "a notification was not delivered");
  return { state, status: outcome.status, problem };
};
