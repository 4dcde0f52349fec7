import type { ReleasedNow } from "@windlass/planner";
import { notFound, type PublicationBody, type ReleaseTarget, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { requireBuild } from "../../builds/service.ts";
import { lockDefinitionsOfKind, readDefinitions } from "../../definitions/service.ts";
import type { ReleaseRow } from "./repository.ts";

/** A build or location that a publication is released to, by its name of now. */
export interface OneTarget {
  readonly kind: "build" | "location";
  readonly id: string;
  readonly name: string;
}

/** Locations that the organisation's devices can be at: its own and those that all share. They stay while the transaction lasts. */
const readLocations = async (connection: Connection, organisationId: string): Promise<OneTarget[]> => {
  await lockDefinitionsOfKind(connection, "location");
  const locations = await readDefinitions(connection, "location", organisationId);
  return locations.map(({ id, definition: { name } }) => ({ kind: "location", id, name }));
};

/** @throws object.not-found */
export const loadTarget = async (
  connection: Connection,
  organisationId: string,
  { kind, id }: Exclude<ReleaseTarget, { kind: "all" }>,
): Promise<OneTarget> => {
  if (kind === "build") {
    const { name } = await requireBuild(connection, organisationId, id);
    return { kind, id, name };
  }
  const found = (await readLocations(connection, organisationId)).find((location) => location.id === id);
  if (!found) throw notFound("location", id);
  return found;
};

/** Who pinned a location wants it to stay; a publication is not tried there. @throws release.pinned */
export const requireUnpinned = (now: ReleasedNow<ReleaseRow>, { id, name }: OneTarget): void => {
  const held = now.locations.get(id);
  if (held?.action === "pinned" && held.number !== null)
    throw new WindlassError("release.pinned", {
      parameters: { name, number: held.number },
      object: { kind: "location", id, name },
    });
};

/** Each once, by name. @throws object.not-found, release.pinned */
export const locationsToPilot = async (
  connection: Connection,
  organisationId: string,
  now: ReleasedNow<ReleaseRow>,
  ids: readonly string[],
): Promise<OneTarget[]> => {
  if (ids.length === 0) return [];
  const locations = await readLocations(connection, organisationId);
  const wanted = [...new Set(ids)].map((id) => {
    const found = locations.find((location) => location.id === id);
    if (!found) throw notFound("location", id);
    requireUnpinned(now, found);
    return found;
  });
  return wanted.toSorted((left, right) => left.name.localeCompare(right.name, "en"));
};

/** A build can only stay at a publication that holds it. @throws release.build-missing */
export const requireHeld = (body: PublicationBody, { kind, id, name }: OneTarget): void => {
  if (kind === "location" || body.builds.some((build) => build.id === id)) return;
  throw new WindlassError("release.build-missing", {
    parameters: { number: body.number, name },
    object: { kind, id, name },
  });
};
