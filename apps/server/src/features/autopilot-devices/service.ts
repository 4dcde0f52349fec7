import {
  type AutopilotDeviceQuery,
  type AutopilotDeviceStatus,
  type AutopilotDeviceView,
  autopilotDrift,
  identifier,
  notFound,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { releasedBuilds } from "../publications/service.ts";
import { connectedCloud } from "../tenant-connections/person-access.ts";
import { knownHere, publishedTags } from "./known.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentDevice, presentSummary, presentSync, presentUnregistered } from "./presenter.ts";
import * as devices from "./repository.ts";
import { cancelSync, findSync, requestSync } from "./sync-repository.ts";
import { countUnregistered, listUnregistered } from "./unregistered.ts";

const mostTags = 200;

/** Runs `work` for an organisation whose copy the actor may read. @throws object.not-found, access.role-missing */
export const reading = <Result>(
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, organisationId);
    return work(connection);
  });

const position = z.object({ value: z.string(), id: identifier });

/** One page of the copy: searched, filtered and sorted by the database. */
export const listAutopilotDevices = (context: ServerContext, actor: Actor, query: AutopilotDeviceQuery) => {
  const { organisationId, sort, direction, cursor, limit, ...filter } = query;
  const after = readCursor(position, cursor);
  return reading(context, actor, organisationId, async (connection) => {
    const descending = direction === "descending";
    const rows = await devices.listDevices(connection, organisationId, {
      filter,
      sort,
      descending,
      after,
      limit: limit + 1,
    });
    // A first page that holds everything needs no second look at 100,000 rows.
    const isWhole = after === undefined && rows.length <= limit;
    const total = isWhole ? rows.length : await devices.countDevices(connection, organisationId, filter);
    const page = pageFrom(rows, limit, presentSummary, (row) => ({ value: row.sort_value, id: row.id }));
    return { ...page, total };
  });
};

export const readAutopilotDevice = (context: ServerContext, actor: Actor, id: string): Promise<AutopilotDeviceView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await devices.findDevice(connection, id);
    if (!row) throw notFound("Autopilot device", id);
    mayRead(actor, row.organisation_id);
    const here = await knownHere(connection, row.organisation_id, [row.serial_key]);
    return presentDevice(row, here.get(row.serial_key), await publishedTags(connection, row.organisation_id));
  });

/** Builds that register a hardware hash, as devices get them. */
const registeringBuilds = async (connection: Connection, organisationId: string) => {
  const builds = [...(await releasedBuilds(connection, organisationId)).values()].map(({ build }) => build);
  return builds.filter(({ autopilot }) => autopilot?.way === "registration");
};

/** Everything that stands above the list: connection, synchronisation, counters and tags. */
export const readStatus = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<AutopilotDeviceStatus> =>
  reading(context, actor, organisationId, async (connection) => {
    const builds = await registeringBuilds(connection, organisationId);
    const buildIds = builds.map(({ id }) => id);
    const drift = await devices.countDrift(connection, organisationId);
    const sync = await findSync(connection, organisationId);
    const tags = await publishedTags(connection, organisationId);
    const namesOf = (tag: string) => builds.filter(({ id }) => tags.get(id) === tag).map(({ name }) => name);
    const { total, tags: used } = await devices.countTags(connection, organisationId, mostTags);
    const isUsed = (tag: string) => used.some(({ groupTag }) => groupTag === tag);
    const unused = [...new Set(tags.values())].filter((tag) => !isUsed(tag));
    return {
      cloud: await connectedCloud(connection, organisationId),
      sync: presentSync(sync),
      total,
      drift: autopilotDrift.options.map((kind) => ({ kind, devices: drift[kind] ?? 0 })),
      // Before the first complete synchronisation nobody knows what is missing in the tenant.
      unregistered: sync?.last_complete_at ? await countUnregistered(connection, organisationId, buildIds) : 0,
      tags: [...used, ...unused.map((groupTag) => ({ groupTag, devices: 0 }))].map((tag) => ({
        ...tag,
        builds: namesOf(tag.groupTag),
      })),
    };
  });

const unregisteredPosition = z.object({ id: identifier });

/** Devices that were deployed here and are not in the tenant's list. */
export const listUnregisteredDevices = (
  context: ServerContext,
  actor: Actor,
  query: { readonly organisationId: string; readonly cursor?: string | undefined; readonly limit: number },
) =>
  reading(context, actor, query.organisationId, async (connection) => {
    const { organisationId, cursor, limit } = query;
    const after = readCursor(unregisteredPosition, cursor)?.id;
    const builds = (await registeringBuilds(connection, organisationId)).map(({ id }) => id);
    const isKnown = (await findSync(connection, organisationId))?.last_complete_at != null;
    const rows = isKnown ? await listUnregistered(connection, organisationId, builds, after, limit + 1) : [];
    const present = (row: (typeof rows)[number]) => presentUnregistered(organisationId, row);
    return pageFrom(rows, limit, present, (row) => ({ id: row.device_id }));
  });

const changingSync = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  change: (connection: Connection) => Promise<void>,
) =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, organisationId);
    await change(connection);
    await announce(connection, { topic: "autopilot-devices", organisationId, id: null });
    return presentSync(await findSync(connection, organisationId));
  });

/** Asks for a synchronisation of the copy; one that waits or runs stays as it is. @throws tenant.not-connected */
export const startSynchronisation = (context: ServerContext, actor: Actor, organisationId: string) =>
  changingSync(context, actor, organisationId, (connection) => requestSync(connection, organisationId, actor.name));

export const cancelSynchronisation = (context: ServerContext, actor: Actor, organisationId: string) =>
  changingSync(context, actor, organisationId, (connection) => cancelSync(connection, organisationId, context.clock()));
