import { Readable } from "node:stream";
import { signPublication } from "@windlass/content";
import {
  identifier,
  instant,
  type ListQuery,
  notFound,
  type PublicationPreview,
  type PublicationView,
  type PublishedDrivers,
  type SignedPublication,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { lockDefinitions } from "../../database/locks.ts";
import { rememberBlob } from "../content/remember-blob.ts";
import { catalogueToPublish, deployableDrivers, fingerprintOf, writeCatalogueOf } from "../drivers/catalogue.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { currentSigningKey } from "../signing-keys/service.ts";
import { packBeforePublishing } from "../software/packing-worker.ts";
import { requirePackedPackages } from "../software/service.ts";
import { requireInstallers } from "../software/winget/installers.ts";
import { fetchBeforePublishing } from "../software/winget/installers-worker.ts";
import { type Draft, draftPublication } from "./draft.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentPublication } from "./presenter.ts";
import * as publications from "./repository.ts";
import { newestPublication } from "./stored.ts";

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

/** What publishing now would do; changes nothing. */
export const previewPublication = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<PublicationPreview> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, { organisationId });
    const { body, changes, problems } = await draftPublication(
      connection,
      context.content,
      organisationId,
      context.clock(),
    );
    return { nextNumber: body.number, changes, problems };
  });

const notReady = (what: string, problems: Draft["problems"]) =>
  new WindlassError("publication.not-ready", { parameters: { what }, details: { problems } });

const refuseUnready = ({ body, previous, problems, isSame }: Draft): void => {
  if (!previous && body.builds.length === 0) throw notReady("it has no build yet", []);
  if (problems.length > 0) {
    const [first] = problems;
    const more = problems.length > 1 ? `, and ${problems.length - 1} more` : "";
    throw notReady(`${first?.name}: ${first?.message.replace(/\.$/, "")}${more}`, problems);
  }
  if (previous && isSame)
    throw new WindlassError("publication.nothing-changed", { parameters: { number: previous.number } });
};

/** Deployment sources read from it what its devices may fetch; kept before the publication can be deployed. */
const keepAsContent = async (
  context: ServerContext,
  connection: Connection,
  { body, sha256 }: SignedPublication,
): Promise<void> => {
  const kept = await context.content.put(Readable.from([Buffer.from(body, "utf8")]), { expectedSha256: sha256 });
  await rememberBlob(connection, kept, context.content);
};

/**
 * Writes the catalogue of drivers before anybody is kept waiting: facts of ten thousand of them take seconds. Null where
 * the publication before has it, or the library changed meanwhile.
 */
const prepareCatalogue = (context: ServerContext, organisationId: string): Promise<PublishedDrivers | null> =>
  context.database
    .within(oneOrganisation(organisationId), async (connection) => {
      const drivers = await deployableDrivers(connection, organisationId);
      const newest = await newestPublication(connection, organisationId);
      if (newest?.body.driverCatalogue?.fingerprint === fingerprintOf(drivers)) return null;
      return await writeCatalogueOf(connection, context.content, drivers);
    })
    .catch((error: unknown) => {
      if (error instanceof WindlassError && error.code === "object.changed") return null;
      throw error;
    });

/**
 * Freezes what the organisation can deploy: the next number, the canonical text, chained to the one before by its hash,
 * signed with the installation's key. Devices only ever deploy a publication.
 *
 * @throws publication.not-ready with all problems in its details, publication.nothing-changed
 */
export const publish = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<PublicationView> => {
  // Opened first: it needs a connection of its own, and waiting for one inside the lock could wait for ever.
  const key = await currentSigningKey(context, "publication");
  await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
  });
  // Before the lock, too: whoever edits a build meanwhile shall not wait for files.
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
    // That of the publication before, where it says the same.
    const driverCatalogue =
      draft.body.driverCatalogue ?? (await catalogueToPublish(connection, context.content, draft.drivers, prepared));
    const signed = signPublication({ ...draft.body, driverCatalogue }, key);
    await keepAsContent(context, connection, signed);
    const id = await publications.insertPublication(connection, {
      organisationId,
      number: draft.body.number,
      signed,
      changes: draft.changes,
      userId: actor.userId,
      at,
    });
    await announce(connection, { topic: "publications", organisationId, id });
    // Every build now stands differently against the newest publication.
    await announce(connection, { topic: "builds", organisationId, id: null });
    const row = await publications.findPublication(connection, id);
    if (!row) throw new Error("a publication that was just made cannot be read");
    return presentPublication(row);
  });
};
