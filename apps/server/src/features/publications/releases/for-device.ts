import { WindlassError } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { locationOf } from "../../definitions/locations.ts";
import { holdPublication } from "../repository.ts";
import { type StoredPublication, storedPublication } from "../stored.ts";
import { releaseFor } from "./current.ts";
import type { ReleaseRow } from "./repository.ts";

/** A device as far as choosing its publication goes. */
interface DeviceToApprove {
  readonly organisationId: string;
  readonly build: { readonly id: string; readonly name: string };
  /** Where it asked from last; it says at which location it is. */
  readonly address: string | null;
}

const whose = ({ target_kind: kind, target_name: name, number }: ReleaseRow): string =>
  kind === "all"
    ? `publication ${number}, which all devices get, does not hold it`
    : `publication ${number}, which the ${kind} “${name}” gets, does not hold it`;

const refuse = ({ id, name }: DeviceToApprove["build"], what: string) =>
  new WindlassError("build.not-published", { parameters: { name, what }, object: { kind: "build", id, name } });

/**
 * The publication that a device gets with a build, held until the transaction ends: its content is not removed before the
 * deployment that names it is there.
 *
 * @throws build.not-published saying which publication does not hold the build
 */
export const publicationForDevice = async (
  connection: Connection,
  { organisationId, build, address }: DeviceToApprove,
): Promise<StoredPublication> => {
  const location = await locationOf(connection, organisationId, address);
  const choose = () => releaseFor(connection, organisationId, { buildId: build.id, locationId: location?.id ?? null });
  let chosen = await choose();
  // What was removed before it was held was not released any more: something else is.
  if (chosen?.publication.publication_id && !(await holdPublication(connection, chosen.publication.publication_id)))
    chosen = await choose();
  if (!chosen?.publication.publication_id) throw refuse(build, "nothing was released to all devices yet");
  const publication = await storedPublication(connection, chosen.publication.publication_id);
  if (!publication.body.builds.some(({ id }) => id === build.id)) throw refuse(build, whose(chosen.publication));
  return publication;
};
