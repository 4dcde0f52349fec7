import {
  type BuildRevisionComparison,
  type BuildRevisionComparisonQuery,
  type BuildRevisionDetails,
  type BuildRevisionQuery,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { pageFrom, readCursor } from "../../../database/cursor.ts";
import { namesOf } from "../../history/names.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import type { BuildRow } from "../repository.ts";
import { loadToRead } from "../service.ts";
import { differencesOf, presentRevision, presentRevisionDetails } from "./presenter.ts";
import * as revisions from "./repository.ts";

const position = z.object({ revision: z.number().int().positive() });

/** The kept revisions of a build, newest first, each with what it changed. @throws object.not-found */
export const listRevisions = (context: ServerContext, actor: Actor, buildId: string, query: BuildRevisionQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadToRead(connection, actor, buildId);
    const rows = await revisions.listRevisions(connection, {
      buildId,
      before: readCursor(position, query.cursor)?.revision,
      // One more tells whether there is another page, and what the oldest one of this page changed.
      limit: query.limit + 1,
    });
    const before = new Map(rows.map((row, index) => [row.revision, rows[index + 1]]));
    return pageFrom(
      rows,
      query.limit,
      (row) => presentRevision(row, before.get(row.revision)),
      (row) => ({ revision: row.revision }),
    );
  });

const load = async (connection: Connection, build: BuildRow, revision: number): Promise<revisions.RevisionRow> => {
  const row = await revisions.findRevision(connection, build.id, revision);
  if (row) return row;
  throw new WindlassError("build.revision-missing", {
    parameters: { revision, name: build.name },
    object: { kind: "build", id: build.id, name: build.name },
  });
};

/**
 * A whole revision, with what it names that is gone, and what is left of it without that.
 *
 * @throws object.not-found, build.revision-missing, build.revision-unreadable
 */
export const readRevision = (
  context: ServerContext,
  actor: Actor,
  buildId: string,
  revision: number,
): Promise<BuildRevisionDetails> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const build = await loadToRead(connection, actor, buildId);
    const row = await load(connection, build, revision);
    return presentRevisionDetails(row, build.name, await namesOf(connection, build.organisation_id, row.definition));
  });

/** @throws object.not-found, build.revision-missing */
export const compareRevisions = (
  context: ServerContext,
  actor: Actor,
  buildId: string,
  { from, to }: BuildRevisionComparisonQuery,
): Promise<BuildRevisionComparison> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const build = await loadToRead(connection, actor, buildId);
    const before = await load(connection, build, from);
    const after = await load(connection, build, to);
    return { from, to, fields: differencesOf(before, after) };
  });
