import { setTimeout as sleep } from "node:timers/promises";
import { type ChangeOutcome, type ChangeTarget, changeDevices, GraphRefused } from "@windlass/autopilot";
import { type ToldError, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import type { TenantClient } from "../tenant-connections/tenant-client.ts";
import type { TenantClients } from "../tenant-connections/worker-access.ts";
import { settleItem, targetOf } from "./action-items.ts";
import * as actions from "./action-queue.ts";
import type { ActionRow, ItemRow } from "./action-repository.ts";
import { refreshDrift } from "./drift.ts";

/** Called off, or another worker has it: nothing that this one still begins may count. */
class ActionEnded extends Error {
  override readonly name = "ActionEnded";
}

/** Devices of one `$batch`. */
const batchSize = 20;

/** Writes to Intune that stay free for registrations: their imports must not wait behind a thousand changed tags. */
const reservedWrites = 30;

/** A deletion may write three times: to Intune's record, to the user, to the Autopilot record. */
const writesPerDevice = 3;

const headroomPauseMilliseconds = 500;
const maximumAttempts = 20;
const pauseSeconds = 15;
const signOfLifeMilliseconds = (actions.leaseSeconds * 1000) / 4;

interface Held {
  readonly context: ServerContext;
  readonly row: ActionRow;
  readonly signal: AbortSignal;
}

const hold = ({ context, row }: Held, change: Parameters<typeof actions.updateHeldAction>[3]): Promise<void> =>
  context.database.within(oneOrganisation(row.organisation_id), async (connection) => {
    if (!(await actions.updateHeldAction(connection, row.id, context.instanceId, change))) throw new ActionEnded();
    if (Object.keys(change).length > 0) {
      await announce(connection, { topic: "autopilot-actions", organisationId: row.organisation_id, id: row.id });
    }
  });

/** Waits until changing a batch leaves registrations their share. */
const waitForHeadroom = async (held: Held, client: TenantClient, writes: number): Promise<void> => {
  while (client.graph.writesAvailable() < writes + reservedWrites) {
    held.signal.throwIfAborted();
    await hold(held, {});
    await sleep(headroomPauseMilliseconds, undefined, { signal: held.signal });
  }
};

const isOutcome = (target: ChangeTarget | ChangeOutcome): target is ChangeOutcome => "kind" in target;

/** What becomes of some items; what cannot even be begun has its outcome already. */
const outcomesOf = async (
  { row }: Held,
  client: TenantClient,
  items: readonly ItemRow[],
): Promise<readonly (readonly [ItemRow, ChangeOutcome])[]> => {
  const steps = items.map((item) => [item, targetOf(row.action, item)] as const);
  const targets = steps.flatMap(([, step]) => (isOutcome(step) ? [] : [step]));
  const reason = row.reason || `Windlass: requested by ${row.requested_by}`;
  const outcomes = await changeDevices(client.graph, targets, reason);
  return steps.flatMap(([item, step]) => {
    const outcome = isOutcome(step) ? step : outcomes[targets.indexOf(step)];
    return outcome ? [[item, outcome] as const] : [];
  });
};

/** One batch. @returns false where nothing is due */
const workOnBatch = async (held: Held, client: TenantClient): Promise<boolean> => {
  const { context, row, signal } = held;
  const within = oneOrganisation(row.organisation_id);
  signal.throwIfAborted();
  const items = await context.database.within(within, (connection) =>
    actions.dueItems(connection, row.id, context.clock(), batchSize),
  );
  if (items.length === 0) return false;
  await waitForHeadroom(held, client, items.length * (row.action.kind === "delete" ? writesPerDevice : 1));
  // Asked again after the wait: an action that was called off begins nothing more.
  await hold(held, {});
  const outcomes = await outcomesOf(held, client, items);
  const settled = { requestedAt: row.requested_at, pace: context.configuration.registrationPace };
  const keys = await context.database.within(within, async (connection) => {
    for (const [item, outcome] of outcomes) await settleItem(connection, item, outcome, settled, context.clock());
    await announce(connection, { topic: "autopilot-actions", organisationId: row.organisation_id, id: row.id });
    await announce(connection, { topic: "autopilot-devices", organisationId: row.organisation_id, id: null });
    const ids = items.map((item) => item.autopilot_device_id);
    const rows = await connection
      .selectFrom("autopilot_devices")
      .select("serial_key")
      .where("organisation_id", "=", row.organisation_id)
      .where("autopilot_device_id", "in", ids)
      .execute();
    return rows.map(({ serial_key }) => serial_key);
  });
  await refreshDrift(context, row.organisation_id, { serialKeys: keys });
  return true;
};

const released = { lease_owner: null, lease_until: null } as const;

/** After nothing is due: the end, or a pause until an item is due again. */
const rest = async (held: Held): Promise<void> => {
  const { context, row } = held;
  const next = await context.database.within(oneOrganisation(row.organisation_id), (connection) =>
    actions.nextItem(connection, row.id),
  );
  const now = context.clock();
  if (!next) {
    await hold(held, { ...released, state: "done", finished_at: now, next_at: null, note: null });
    return;
  }
  await hold(held, { ...released, next_at: next.not_before ?? now, note: next.detail, attempts: 0 });
};

const told = (error: unknown): ToldError => {
  if (error instanceof WindlassError) return error.told();
  const what = error instanceof Error ? error.message : String(error);
  return new WindlassError("autopilot-device.unreachable", {
    parameters: { serialNumber: "the devices of this action", what },
  }).told();
};

const end = async (held: Held, error: unknown): Promise<void> => {
  const { context, row, signal } = held;
  const now = context.clock();
  if (signal.aborted) await hold(held, released);
  else if (error instanceof ActionEnded) throw error;
  else if (error instanceof GraphRefused && error.temporary && row.attempts < maximumAttempts) {
    const next_at = new Date(now.getTime() + 1000 * pauseSeconds * Math.min(row.attempts, 8));
    await hold(held, { ...released, next_at, note: told(error).message });
  } else {
    const failure = told(error);
    await context.database.within(oneOrganisation(row.organisation_id), (connection) =>
      actions.failPending(connection, row.id, failure, now),
    );
    await hold(held, { ...released, state: "failed", finished_at: now, next_at: null, failure });
  }
};

/**
 * Works on one claimed action until nothing of it is due. Every change is looked at before it is made, so that an
 * action whose worker was killed is taken up by another one and nothing is done twice.
 */
export const workOnAction = async (
  context: ServerContext,
  clients: TenantClients,
  row: ActionRow,
  signal: AbortSignal,
): Promise<void> => {
  const held = { context, row, signal };
  const alive = setInterval(() => {
    hold(held, {}).catch((error: unknown) => {
      if (!(error instanceof ActionEnded)) context.log.warn({ err: error, action: row.id }, "a lease was not renewed");
    });
  }, signOfLifeMilliseconds);
  try {
    const client = await clients.of(row.organisation_id);
    if (!client) throw new WindlassError("tenant.not-connected");
    while (await workOnBatch(held, client));
    await rest(held);
  } catch (error) {
    await end(held, error).catch((second: unknown) => {
      if (!(second instanceof ActionEnded)) throw second;
      context.log.info({ action: row.id }, "an action was called off or taken over");
    });
  } finally {
    clearInterval(alive);
  }
};
