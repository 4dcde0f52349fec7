import { signPublication } from "@windlass/content";
import {
  identifier,
  instant,
  type ListQuery,
  notFound,
  type PublicationView,
  type PublishRequest,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { catalogueToPublish } from "../drivers/catalogue.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { currentSigningKey } from "../signing-keys/service.ts";
import { packBeforePublishing } from "../software/packing-worker.ts";
import { requirePackedPackages } from "../software/service.ts";
import { requireInstallers } from "../software/winget/installers.ts";
import { fetchBeforePublishing } from "../software/winget/installers-worker.ts";
import { type Draft, draftPublication } from "./draft.ts";
import { keepAsContent } from "./keep-as-content.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { notReady, prepareCatalogue, refuseMissingContent, refuseProblems } from "./prepare.ts";
import { presentPublication } from "./presenter.ts";
import { readReleasedNow } from "./releases/current.ts";
import { announceRelease, releaseToAll, releaseToOne } from "./releases/record.ts";
import { locationsToPilot } from "./releases/targets.ts";
import * as publications from "./repository.ts";

export { releasedBuilds } from "./releases/current.ts";
export { newestPublication, signedPublicationById } from "./stored.ts";

const kind = "publication";
const position = z.object({ publishedAt: instant, number: z.number().int(), id: identifier });

export const listPublications = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const after = readCursor(position, query.cursor);
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    publications.listPublications(connection, {
      organisationId: query.organisationId,
      after: after && { ...after, publishedAt: new Date(after.publishedAt) },
      limit: query.limit + 1,
    }),
  );
  return pageFrom(rows, query.limit, presentPublication, (row) => ({
    publishedAt: row.published_at.toISOString(),
    number: row.number,
    id: row.id,
  }));
};

export const readPublication = (context: ServerContext, actor: Actor, id: string): Promise<PublicationView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await publications.findPublication(connection, id);
    if (!row) throw notFound(kind, id);
    mayRead(actor, { id, organisationId: row.organisation_id });
    return presentPublication(row);
  });

const refuseUnready = ({ body, previous, released, problems, sameAs }: Draft): void => {
  if (!previous && body.builds.length === 0) throw notReady("it has no build yet", []);
  refuseProblems(problems);
  if (!sameAs) return;
  const { number } = sameAs;
  if (sameAs.id === released?.id) throw new WindlassError("publication.nothing-changed", { parameters: { number } });
  throw new WindlassError("publication.same-as", { parameters: { number } });
};

/** Who gets what was just published: the chosen locations first, else all devices. @throws object.not-found, release.pinned */
const releaseNew = async (
  connection: Connection,
  actor: Actor,
  publication: { readonly id: string; readonly number: number },
  { organisationId, locationIds, reason }: PublishRequest,
  at: Date,
): Promise<void> => {
  const now = await readReleasedNow(connection, organisationId);
  const by = { organisationId, reason, userId: actor.userId, at };
  if (locationIds.length === 0) await releaseToAll(connection, now, publication, by);
  for (const location of await locationsToPilot(connection, organisationId, now, locationIds))
    await releaseToOne(connection, now, location, { publication, hold: "pilot" }, by);
};

/**
 * Freezes what the organisation can deploy: the next number, the canonical text, chained to the one before by its hash,
 * signed with the installation's key, and released to all devices or to the chosen locations. Devices only ever deploy a
 * publication.
 *
 * @throws publication.not-ready with all problems in its details, publication.nothing-changed, publication.same-as,
 * object.not-found, release.pinned
 */
export const publish = async (
  context: ServerContext,
  actor: Actor,
  request: PublishRequest,
): Promise<PublicationView> => {
  const { organisationId } = request;
  // Opened first: it needs a connection of its own, and waiting for one inside the lock could wait for ever.
  const key = await currentSigningKey(context, "publication");
  await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
  });
  // Before the lock, too: whoever edits a build meanwhile shall not wait for files.
  await refuseMissingContent(context, organisationId);
  await packBeforePublishing(context, organisationId);
  await fetchBeforePublishing(context, organisationId);
  const prepared = await prepareCatalogue(context, organisationId);
  return context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    await lockDefinitions(connection, organisationId);
    const at = context.clock();
    const draft = await draftPublication(connection, context.content, organisationId, at);
    refuseUnready(draft);
    await requirePackedPackages(connection, [...draft.body.packages, ...draft.body.removals]);
    await requireInstallers(connection, organisationId, draft.body.packages);
    // That of a publication before, where it says the same.
    const driverCatalogue =
      draft.body.driverCatalogue ?? (await catalogueToPublish(connection, context.content, draft.drivers, prepared));
    const signed = signPublication({ ...draft.body, driverCatalogue }, key);
    await keepAsContent(context, connection, signed);
    const { number } = draft.body;
    const id = await publications.insertPublication(connection, {
      organisationId,
      number,
      signed,
      changes: draft.changes,
      changedSince: draft.released?.number ?? null,
      userId: actor.userId,
      at,
    });
    await releaseNew(connection, actor, { id, number }, request, at);
    await announceRelease(connection, organisationId, id);
    const row = await publications.findPublication(connection, id);
    if (!row) throw new Error("a publication that was just made cannot be read");
    return presentPublication(row);
  });
};
