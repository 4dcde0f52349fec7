import { setTimeout as sleep } from "node:timers/promises";
import { type GraphClient, GraphRefused, listAutopilotDevices } from "@windlass/autopilot";
import { type ToldError, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import type { TenantClients } from "../tenant-connections/worker-access.ts";
import { removeUnseen, writeRecords } from "./copy.ts";
import { refreshDrift } from "./drift.ts";
import * as syncs from "./sync-repository.ts";

/** Called off, or another worker has it: nothing that this one still does may count. */
class SyncEnded extends Error {
  override readonly name = "SyncEnded";
}

const maximumAttempts = 5;
const pauseSeconds = 5;
const scheduleMilliseconds = 24 * 3_600_000;
const signOfLifeMilliseconds = (syncs.leaseSeconds * 1000) / 4;

interface Held {
  readonly context: ServerContext;
  readonly row: syncs.SyncRow;
  readonly signal: AbortSignal;
}

const announceSync = (connection: Connection, organisationId: string) =>
  announce(connection, { topic: "autopilot-devices", organisationId, id: null });

/** Writes under the lease, together with what `work` writes. @throws SyncEnded */
const write = (
  { context, row }: Held,
  change: Parameters<typeof syncs.updateHeldSync>[4],
  work: (connection: Connection) => Promise<void> = async () => {},
): Promise<syncs.SyncRow> =>
  context.database.within(oneOrganisation(row.organisation_id), async (connection) => {
    const { organisation_id, generation } = row;
    const held = await syncs.updateHeldSync(connection, organisation_id, context.instanceId, generation, change);
    if (!held) throw new SyncEnded();
    await work(connection);
    if (Object.keys(change).length > 0) await announceSync(connection, organisation_id);
    return held;
  });

/** Page by page into the copy, one page in memory at a time. */
const copyAll = async (held: Held, graph: GraphClient): Promise<{ records: number; withoutDetails: boolean }> => {
  const { context, row, signal } = held;
  const { organisation_id, generation } = row;
  let pages = 0;
  let records = 0;
  let version = "beta";
  for await (const page of listAutopilotDevices(graph)) {
    signal.throwIfAborted();
    // Beta broke on the way: the list begins again from v1.0.
    if (page.version !== version) records = 0;
    version = page.version;
    pages += 1;
    records += page.devices.length;
    const { cancel_requested } = await write(held, { pages, records }, (connection) =>
      writeRecords(connection, organisation_id, page.devices, generation, context.clock()),
    );
    if (cancel_requested) throw new SyncEnded();
  }
  return { records, withoutDetails: version !== "beta" };
};

const ended = { lease_owner: null, lease_until: null } as const;

const finish = async (held: Held, graph: GraphClient): Promise<void> => {
  const { context, row, signal } = held;
  const { organisation_id, generation } = row;
  const { records, withoutDetails } = await copyAll(held, graph);
  const startedAt = row.started_at ?? context.clock();
  await write(held, {}, (connection) => removeUnseen(connection, organisation_id, generation, startedAt));
  await refreshDrift(context, organisation_id, "all", signal);
  const now = context.clock();
  await write(held, {
    ...ended,
    state: "done",
    finished_at: now,
    last_complete_at: now,
    last_records: records,
    without_details: withoutDetails,
    failure: null,
    next_at: new Date(now.getTime() + scheduleMilliseconds),
  });
};

const told = (error: unknown): ToldError => {
  if (error instanceof WindlassError) return error.told();
  const what = error instanceof Error ? error.message : String(error);
  if (error instanceof GraphRefused && error.status === 403) {
    const parameters = {
      action: "read the registered devices",
      permission: "DeviceManagementServiceConfig.Read.All",
    };
    return new WindlassError("autopilot-device.permission-missing", { parameters }).told();
  }
  return new WindlassError("autopilot-device.sync-failed", { parameters: { what } }).told();
};

const fail = (held: Held, error: unknown): Promise<unknown> => {
  const now = held.context.clock();
  // Tried again by itself as a complete one would be; a person may start it at any time.
  const next_at = held.row.last_complete_at && new Date(now.getTime() + scheduleMilliseconds);
  return write(held, { ...ended, state: "failed", finished_at: now, failure: told(error), next_at });
};

/** Whether another attempt may do better. */
const isTemporary = (error: unknown): boolean => error instanceof GraphRefused && error.temporary;

const end = async (held: Held, error: unknown): Promise<void> => {
  const { context, row, signal } = held;
  if (signal.aborted) {
    // Somebody else may take it up at once.
    await write(held, { lease_until: null });
  } else if (error instanceof SyncEnded) {
    await write(held, { ...ended, state: "cancelled", finished_at: context.clock() });
  } else if (isTemporary(error) && row.attempts < maximumAttempts) {
    context.log.warn({ err: error, organisation: row.organisation_id }, "a synchronisation is tried again");
    await write(held, { lease_until: syncs.inSeconds(pauseSeconds * row.attempts) });
  } else {
    await fail(held, error);
  }
};

/** Brings one claimed synchronisation to its end, or leaves it so that it is taken up again. */
export const workOnSync = async (
  context: ServerContext,
  clients: TenantClients,
  row: syncs.SyncRow,
  signal: AbortSignal,
): Promise<void> => {
  const held = { context, row, signal };
  const lifeSigns = new AbortController();
  const alive = (async () => {
    // A page may take longer than a lease, as where Graph asks for a pause.
    for (;;) {
      await sleep(signOfLifeMilliseconds, undefined, { signal: lifeSigns.signal });
      await write(held, {});
    }
  })().catch(() => undefined);
  try {
    if (row.attempts > maximumAttempts) throw new WindlassError("server.unexpected");
    const client = await clients.of(row.organisation_id);
    if (!client) throw new WindlassError("tenant.not-connected");
    await finish(held, client.graph);
  } catch (error) {
    await end(held, error).catch((second: unknown) => {
      if (!(second instanceof SyncEnded)) throw second;
      context.log.info({ organisation: row.organisation_id }, "a synchronisation was taken over");
    });
  } finally {
    lifeSigns.abort();
    await alive;
  }
};
