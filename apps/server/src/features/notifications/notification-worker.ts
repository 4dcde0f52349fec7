import { randomUUID } from "node:crypto";
import type { Notification } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { createOutboundGuard } from "../../security/outbound-address.ts";
import { deliver, leaseMilliseconds } from "./delivery.ts";
import * as outbox from "./outbox-repository.ts";
import { findListeners } from "./webhook-repository.ts";

/** Looks at least this often, for leases of killed workers and announcements that were missed. */
const longestSleepMilliseconds = 30_000;

/** Deliveries under way at the same time: one slow receiver must not hold up the others. */
const mostAtOnce = 4;

const keptMilliseconds = 30 * 86_400_000;

const calm: readonly Notification["kind"][] = ["credential-replaced", "credential-rotated", "test"];

/** The log is the one receiver that every installation has. */
const log = (context: ServerContext, { id, kind, organisation, text, data }: Notification): void => {
  const line = { notification: { id, kind, organisationId: organisation?.id ?? null, ...data } };
  if (calm.includes(kind)) context.log.info(line, text);
  else context.log.warn(line, text);
};

/** Lays one notification out for its webhooks. @returns whether there was one */
const distributeOne = async (context: ServerContext): Promise<boolean> => {
  const now = context.clock();
  const told = await context.database.within(wholeInstallation, async (connection) => {
    const row = await outbox.takeUndistributed(connection);
    if (!row) return undefined;
    for (const listener of await findListeners(connection, row.organisation_id, row.kind))
      await outbox.insertDelivery(connection, {
        id: randomUUID(),
        organisation_id: listener.organisation_id,
        webhook_id: listener.id,
        notification_id: row.id,
        next_attempt_at: now,
      });
    await outbox.markDistributed(connection, row.id, now);
    return row;
  });
  if (told) log(context, told.body);
  return told !== undefined;
};

/** Logs and delivers notifications, as part of the role `worker`. */
export const startNotifying = (context: ServerContext): { stop(): Promise<void> } => {
  const guard = createOutboundGuard(context.configuration.webhookNetworks);
  const stopping = new AbortController();
  let nudged = false;
  let wake = () => {};

  const claim = () => {
    const now = context.clock();
    const lease = { owner: context.instanceId, until: new Date(now.getTime() + leaseMilliseconds) };
    return context.database.within(wholeInstallation, (connection) => outbox.claimDelivery(connection, lease, now));
  };

  const deliverAll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      const claimed = await claim();
      if (!claimed) return;
      await deliver(context, guard, claimed);
    }
  };

  const look = async (): Promise<void> => {
    while (!stopping.signal.aborted && (await distributeOne(context))) {}
    await Promise.all(Array.from({ length: mostAtOnce }, deliverAll));
    const before = new Date(context.clock().getTime() - keptMilliseconds);
    await context.database.within(wholeInstallation, (connection) => outbox.deleteOld(connection, before));
  };

  const sleepTime = async (): Promise<number> => {
    const next = await context.database.within(wholeInstallation, outbox.nextDueAt);
    const wait = next ? next.getTime() - context.clock().getTime() : longestSleepMilliseconds;
    return Math.min(longestSleepMilliseconds, Math.max(100, wait));
  };

  const pause = (milliseconds: number) =>
    new Promise<void>((resolve) => {
      if (nudged || stopping.signal.aborted) return resolve();
      const timer = setTimeout(resolve, milliseconds);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      nudged = false;
      const milliseconds = await look()
        .then(sleepTime)
        .catch((error: unknown) => {
          context.log.error({ err: error }, "delivering notifications failed");
          return 2000;
        });
      await pause(milliseconds);
    }
  };

  const nudge = () => {
    nudged = true;
    wake();
  };
  const unsubscribe = context.live.subscribe((message) => {
    // A delivery announces the webhook it was for; only new notifications name none.
    if (message === "resumed" || (message.topic === "webhooks" && message.id === null)) nudge();
  });
  const running = run();
  return {
    stop: async () => {
      stopping.abort();
      unsubscribe();
      nudge();
      await running;
    },
  };
};
