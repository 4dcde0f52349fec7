import type { ReleasedNow } from "@windlass/planner";
import {
  type CurrentReleases,
  contentNamedBy,
  type ListQuery,
  type ReleaseRequest,
  type ReleaseView,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { pageFrom, readCursor } from "../../../database/cursor.ts";
import { lockDefinitions } from "../../../database/locks.ts";
import { keepBlobs } from "../../content/keep-blobs.ts";
import { loadOrganisation } from "../../organisations/service.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import { keepAsContent } from "../keep-as-content.ts";
import { mayRead, mayWrite } from "../policy.ts";
import { newestNumber } from "../repository.ts";
import { publicationByNumber, type StoredPublication } from "../stored.ts";
import { missingContent } from "./content.ts";
import { readReleasedNow } from "./current.ts";
import { presentRelease } from "./presenter.ts";
import { announceRelease, releaseToAll, releaseToOne } from "./record.ts";
import * as releases from "./repository.ts";
import { loadTarget, type OneTarget, requireHeld, requireUnpinned } from "./targets.ts";

const position = z.object({ sequence: z.number().int() });

/** Everything that was ever released, newest first. */
export const listReleases = async (context: ServerContext, actor: Actor, query: Omit<ListQuery, "search">) => {
  const after = readCursor(position, query.cursor)?.sequence;
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    releases.listReleases(connection, { organisationId: query.organisationId, after, limit: query.limit + 1 }),
  );
  return pageFrom(rows, query.limit, presentRelease, ({ sequence }) => ({ sequence }));
};

/** What every target of an organisation gets now. */
export const readCurrentReleases = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
): Promise<CurrentReleases> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayRead(actor, { organisationId });
    const { all, builds, locations } = await readReleasedNow(connection, organisationId);
    return {
      organisationId,
      newestNumber: await newestNumber(connection, organisationId),
      all: all && presentRelease(all),
      builds: [...builds.values()].map(presentRelease),
      locations: [...locations.values()].map(presentRelease),
      takenBack: all?.number ? await releases.takenBackSince(connection, organisationId, all.number) : [],
    };
  });

const words = (target: OneTarget | null): string => (target ? `the ${target.kind} “${target.name}”` : "all devices");

const named = (number: number | null): string => (number === null ? "nothing of its own" : `publication ${number}`);

/** What the target has of its own now. */
const heldBy = (now: ReleasedNow<releases.ReleaseRow>, target: OneTarget | null): releases.ReleaseRow | null => {
  if (target === null) return now.all;
  return (target.kind === "build" ? now.builds : now.locations).get(target.id) ?? null;
};

/** @throws release.changed, release.nothing-changes, release.reason-missing */
const checkAgainst = (held: releases.ReleaseRow | null, target: OneTarget | null, request: ReleaseRequest): void => {
  const { number, insteadOf, hold, reason } = request;
  const now = held?.number ?? null;
  if (now !== insteadOf)
    throw new WindlassError("release.changed", { parameters: { now: named(now), target: words(target) } });
  const holdsAlike = target === null || number === null || held?.action === (hold === "pin" ? "pinned" : "piloted");
  if (now === number && holdsAlike)
    throw new WindlassError("release.nothing-changes", { parameters: { now: named(now), target: words(target) } });
  if (target === null && number !== null && now !== null && number < now && reason === "")
    throw new WindlassError("release.reason-missing", { parameters: { number, current: now } });
};

const refuseMissing = (number: number, missing: Awaited<ReturnType<typeof missingContent>>): void => {
  const told = [...new Set(missing.map((one) => one.words))];
  const [first, ...more] = told;
  if (first === undefined) return;
  throw new WindlassError("publication.content-missing", {
    parameters: { number, missing: more.length > 0 ? `${first}, and ${more.length} more,` : first },
  });
};

/** All content of a publication is there, and stays while the transaction lasts: afterwards its release keeps it. */
const keepContent = async (
  context: ServerContext,
  connection: Connection,
  { signed, body, number }: StoredPublication,
): Promise<void> => {
  await keepAsContent(context, connection, signed);
  const hashes = [...new Set(contentNamedBy(body))].sort();
  await keepBlobs(connection, hashes).catch(async (error: unknown) => {
    if (!(error instanceof WindlassError) || error.code !== "content.vanished") throw error;
    refuseMissing(number, await missingContent(context.content, body));
    throw error;
  });
};

/** What is gone can still be left to what all devices get, by the name that it had. */
const targetOf = async (
  connection: Connection,
  now: ReleasedNow<releases.ReleaseRow>,
  { organisationId, target, number }: ReleaseRequest,
): Promise<OneTarget | null> => {
  if (target.kind === "all") return null;
  const held = heldBy(now, { ...target, name: "" });
  if (number === null && held) return { ...target, name: held.target_name ?? "" };
  return loadTarget(connection, organisationId, target);
};

const checkForm = ({ target, number, hold }: ReleaseRequest): void => {
  const refuse = (what: string) => new WindlassError("release.target-invalid", { parameters: { what } });
  if (target.kind === "all" && number === null) throw refuse("All devices cannot be left without a publication");
  if (hold === "pilot" && target.kind !== "location") throw refuse("Only locations can try a publication");
};

const loadWritable = async (connection: Connection, actor: Actor, organisationId: string): Promise<void> => {
  await loadOrganisation(connection, actor, organisationId);
  mayWrite(actor, { organisationId });
};

/**
 * Releases a publication to all devices, a build or a location, or ends what one has of its own. The publication goes out
 * exactly as it was signed; deployments under way keep what they were approved with.
 *
 * @throws object.not-found, publication.content-removed, publication.content-missing, release.changed,
 * release.nothing-changes, release.reason-missing, release.pinned, release.build-missing, release.target-invalid
 */
export const release = async (context: ServerContext, actor: Actor, request: ReleaseRequest): Promise<ReleaseView> => {
  const { organisationId, number, hold, reason } = request;
  checkForm(request);
  // Before the lock: a bucket takes its time with ten thousand questions.
  const wanted = await context.database.within(scopeOf(actor), async (connection) => {
    await loadWritable(connection, actor, organisationId);
    return number === null ? null : publicationByNumber(connection, organisationId, number);
  });
  if (wanted) refuseMissing(wanted.number, await missingContent(context.content, wanted.body));
  return context.database.within(scopeOf(actor), async (connection) => {
    await loadWritable(connection, actor, organisationId);
    await lockDefinitions(connection, organisationId);
    // Again: it may have been removed while its content was looked for.
    const publication = number === null ? null : await publicationByNumber(connection, organisationId, number);
    const now = await readReleasedNow(connection, organisationId);
    const by = { organisationId, reason, userId: actor.userId, at: context.clock() };
    const target = await targetOf(connection, now, request);
    checkAgainst(heldBy(now, target), target, request);
    if (target && publication) {
      if (hold === "pilot") requireUnpinned(now, target);
      requireHeld(publication.body, target);
    }
    if (publication) await keepContent(context, connection, publication);
    const id =
      target === null && publication !== null
        ? await releaseToAll(connection, now, publication, by)
        : target && (await releaseToOne(connection, now, target, { publication, hold }, by));
    const row = id ? await releases.findRelease(connection, id) : undefined;
    if (!row) throw new Error("a release that was just made cannot be read");
    await announceRelease(connection, organisationId, row.publication_id);
    return presentRelease(row);
  });
};
