import type { ContentOverview, ContentRun, UnusedContentQuery } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayCollect, readsAll } from "./policy.ts";
import { presentRun, presentUnused } from "./presenter.ts";
import { type References, readReferences } from "./references.ts";
import * as content from "./repository.ts";

const runsShown = 10;
const position = z.object({ sha256: z.string() });

const amountOf = (rows: readonly content.BlobRow[]) => ({
  count: rows.length,
  bytes: rows.reduce((total, row) => total + row.size_bytes, 0),
});

const dueBefore = (context: ServerContext): Date =>
  new Date(context.clock().getTime() - context.configuration.contentGraceHours * 3_600_000);

/** What one organisation names: its own, and what others name, too. */
const usageOf = (organisationId: string, blobs: readonly content.BlobRow[], references: References) => {
  const named = blobs.filter((row) => references.get(row.sha256)?.organisations.has(organisationId));
  const isOwn = (row: content.BlobRow): boolean => references.get(row.sha256)?.organisations.size === 1;
  return { own: amountOf(named.filter(isOwn)), shared: amountOf(named.filter((row) => !isOwn(row))) };
};

/** What lies in the store and who uses it; of organisations that the caller may see. */
export const readOverview = async (context: ServerContext, actor: Actor): Promise<ContentOverview> => {
  const organisations = await context.database.within(scopeOf(actor), content.readOrganisationNames);
  return await context.database.within(wholeInstallation, async (connection) => {
    const references = await readReferences(connection);
    const blobs = await content.listBlobs(connection);
    const unused = blobs.filter((row) => !references.has(row.sha256));
    const before = dueBefore(context);
    return {
      store: context.configuration.content.kind,
      graceHours: context.configuration.contentGraceHours,
      organisations: organisations.map(({ id, name }) => ({
        organisationId: id,
        name,
        ...usageOf(id, blobs, references),
      })),
      installation: readsAll(actor)
        ? {
            total: amountOf(blobs),
            unused: amountOf(unused),
            due: amountOf(unused.filter((row) => row.unused_since !== null && row.unused_since <= before)),
            earlierPublications: amountOf(blobs.filter((row) => references.get(row.sha256)?.current === false)),
            runs: (await content.listRuns(connection, runsShown)).map(presentRun),
          }
        : null,
    };
  });
};

/** What nothing names now, whether a run has seen it or not: what could be freed, without freeing anything. */
export const listUnused = async (context: ServerContext, actor: Actor, query: UnusedContentQuery) => {
  if (!readsAll(actor)) return { items: [], nextCursor: null };
  const after = readCursor(position, query.cursor)?.sha256 ?? "";
  const unused = await context.database.within(wholeInstallation, async (connection) => {
    const references = await readReferences(connection);
    return (await content.listBlobs(connection)).filter((row) => !references.has(row.sha256));
  });
  const rows = unused.filter((row) => row.sha256 > after).slice(0, query.limit + 1);
  const present = (row: content.BlobRow) => presentUnused(row, context.configuration.contentGraceHours);
  return pageFrom(rows, query.limit, present, (row) => ({ sha256: row.sha256 }));
};

/** Asks for a run now; answers the one that has not ended, if there is one. */
export const beginRun = async (context: ServerContext, actor: Actor): Promise<ContentRun> => {
  mayCollect(actor);
  return await context.database.within(wholeInstallation, async (connection) => {
    await content.askForRun(connection, actor.userId, context.clock());
    await announce(connection, { topic: "content", organisationId: null, id: null });
    const run = (await content.findUnendedRun(connection)) ?? (await content.findNewestRun(connection));
    if (!run) throw new Error("a run that was just asked for cannot be read");
    return presentRun(run);
  });
};
