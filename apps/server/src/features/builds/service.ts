import {
  type BuildDefinition,
  type BuildUpdate,
  type BuildView,
  changedMeanwhile,
  identifier,
  type ListQuery,
  notFound,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { tellTakenName } from "../../database/rows.ts";
import { requireUnused } from "../../in-use.ts";
import { recordChange } from "../history/record.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { releasesTo } from "../publications/releases/held.ts";
import { requireCompleteDefinition } from "./completeness.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentBuild } from "./presenter.ts";
import { type PublicationState, publicationStates } from "./publication-state.ts";
import * as builds from "./repository.ts";
import { keepRevision } from "./revisions/keep.ts";
import { forgetSecretUses, keepSecretUses } from "./secret-uses.ts";
import { versionsInWords } from "./versions-in-words.ts";

const kind = "build";
const position = z.object({ name: z.string(), id: identifier });

const present = (row: builds.BuildRow, states: ReadonlyMap<string, PublicationState>): BuildView =>
  presentBuild(row, states.get(row.id) ?? { publishedNumber: null, changedSincePublication: true });

export const listBuilds = (context: ServerContext, actor: Actor, query: ListQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await builds.listBuilds(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    const states = await publicationStates(connection, rows);
    return pageFrom(
      rows,
      query.limit,
      (row) => present(row, states),
      (row) => ({ name: row.sort_name, id: row.id }),
    );
  });

const load = async (connection: Connection, id: string): Promise<builds.BuildRow> => {
  const row = await builds.findBuild(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

/** The build with its lock: what it was when it was found may be over once the lock is ours. */
const loadToChange = async (connection: Connection, actor: Actor, id: string): Promise<builds.BuildRow> => {
  const { organisation_id: organisationId } = await load(connection, id);
  mayWrite(actor, { id, organisationId });
  await lockDefinitions(connection, organisationId);
  return load(connection, id);
};

interface BuildVersions {
  readonly before: BuildDefinition | null;
  readonly after: BuildDefinition | null;
}

/**
 * Tells viewers of a change, keeps who made it, and the build as it was saved.
 *
 * @param restoredFrom the revision that was brought back
 */
export const tellChange = async (
  context: ServerContext,
  connection: Connection,
  actor: Actor,
  build: { readonly id: string; readonly organisation_id: string; readonly name: string },
  versions: BuildVersions,
  restoredFrom: number | null = null,
): Promise<void> => {
  const { id, organisation_id: organisationId, name } = build;
  await recordChange(context, connection, actor, { kind, id, organisationId, name }, versionsInWords(versions));
  if (versions.after) await keepRevision(connection, actor, build, { definition: versions.after, restoredFrom });
  await announce(connection, { topic: "builds", organisationId, id });
};

const presentOne = async (connection: Connection, row: builds.BuildRow): Promise<BuildView> =>
  present(row, await publicationStates(connection, [row]));

/** @throws object.not-found */
export const loadToRead = async (connection: Connection, actor: Actor, id: string): Promise<builds.BuildRow> => {
  const row = await load(connection, id);
  mayRead(actor, { id, organisationId: row.organisation_id });
  return row;
};

export const readBuild = (context: ServerContext, actor: Actor, id: string): Promise<BuildView> =>
  context.database.within(scopeOf(actor), async (connection) =>
    presentOne(connection, await loadToRead(connection, actor, id)),
  );

/** @throws object.not-found, build.incomplete, object.name-taken */
export const createBuild = (
  context: ServerContext,
  actor: Actor,
  input: { organisationId: string; definition: BuildDefinition },
): Promise<BuildView> => {
  const { organisationId, definition } = input;
  return tellTakenName(
    "builds_name",
    { kind, name: definition.name },
    context.database.within(scopeOf(actor), async (connection) => {
      await loadOrganisation(connection, actor, organisationId);
      mayWrite(actor, { organisationId });
      await lockDefinitions(connection, organisationId);
      await requireCompleteDefinition(connection, organisationId, definition);
      const id = await builds.insertBuild(connection, organisationId, definition, context.clock());
      const created = await load(connection, id);
      await keepSecretUses(connection, created);
      await tellChange(context, connection, actor, created, { before: null, after: definition });
      return presentOne(connection, created);
    }),
  );
};

/** @throws object.not-found, object.changed, build.incomplete, object.name-taken */
export const updateBuild = (context: ServerContext, actor: Actor, id: string, input: BuildUpdate): Promise<BuildView> =>
  tellTakenName(
    "builds_name",
    { kind, name: input.definition.name },
    context.database.within(scopeOf(actor), async (connection) => {
      const row = await loadToChange(connection, actor, id);
      if (row.revision !== input.revision) throw changedMeanwhile(kind, row);
      await requireCompleteDefinition(connection, row.organisation_id, { ...input.definition, id });
      await builds.updateBuild(connection, id, input.definition, context.clock());
      const changed = await load(connection, id);
      await keepSecretUses(connection, changed);
      const versions = { before: row.definition, after: input.definition };
      await tellChange(context, connection, actor, changed, versions, input.restoredFrom);
      return presentOne(connection, changed);
    }),
  );

/** What was published of it can be released, and not deployed any more. @throws object.in-use while it is pinned */
export const deleteBuild = (context: ServerContext, actor: Actor, id: string): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await loadToChange(connection, actor, id);
    const pins = await releasesTo(connection, "build", [id]);
    const users = pins.map(({ number }) => `its pin to publication ${number}`);
    requireUnused([{ kind, id, name: row.name, users }]);
    await builds.deleteBuild(connection, id);
    await forgetSecretUses(connection, row);
    await tellChange(context, connection, actor, row, { before: row.definition, after: null });
  });

/**
 * A build of this organisation, for features that were given its id; one of another organisation is as good as none.
 *
 * @throws object.not-found
 */
export const requireBuild = async (connection: Connection, organisationId: string, id: string) => {
  const row = await builds.findBuild(connection, id);
  if (!row || row.organisation_id !== organisationId) throw notFound(kind, id);
  return { id: row.id, name: row.name, definition: row.definition };
};
