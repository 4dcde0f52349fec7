import { problemsThatStop } from "@windlass/planner";
import {
  notFound,
  type PlanPreviewRequest,
  type PublicationBody,
  type PublicationProblem,
  type SignedPublication,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { requireBuild } from "../builds/service.ts";
import { partOfBuild } from "../publications/deployable.ts";
import { draftPublication } from "../publications/draft.ts";
import { publicationForDevice } from "../publications/releases/for-device.ts";
import { publicationByNumber } from "../publications/stored.ts";

/** The publication that a plan is made of; a draft is not signed, and has problems that stand in its way. */
export interface PreviewedPublication {
  readonly body: PublicationBody;
  readonly signed: SignedPublication | null;
  readonly problems: readonly PublicationProblem[];
}

const draft = async (
  context: ServerContext,
  connection: Connection,
  { organisationId, buildId }: PlanPreviewRequest,
): Promise<PreviewedPublication> => {
  const { body, problems } = await draftPublication(connection, context.content, organisationId, context.clock());
  const part = partOfBuild(body, buildId);
  const named = new Set([buildId, ...(part ? [...part.packages, ...part.operatingSystems] : []).map(({ id }) => id)]);
  return { body, signed: null, problems: problemsThatStop(problems).filter(({ objectId }) => named.has(objectId)) };
};

/** As it was signed; a build that is deleted since may still be in it. */
const numbered = async (
  connection: Connection,
  { organisationId, buildId }: PlanPreviewRequest,
  number: number,
): Promise<PreviewedPublication> => {
  const { body, signed } = await publicationByNumber(connection, organisationId, number);
  if (!body.builds.some(({ id }) => id === buildId)) throw notFound("build", buildId);
  return { body, signed, problems: [] };
};

/**
 * The publication that is asked for, with the build in it: by default the one that the device would get now.
 *
 * @param address where the device asks from; it may be at a location that has a publication of its own
 * @throws object.not-found, build.not-published, publication.content-removed
 */
export const previewedPublication = async (
  context: ServerContext,
  connection: Connection,
  request: PlanPreviewRequest,
  address: string | null,
): Promise<PreviewedPublication> => {
  const { organisationId, buildId, publication } = request;
  if (typeof publication === "number") return numbered(connection, request, publication);
  if (publication === "current") {
    const build = await requireBuild(connection, organisationId, buildId);
    const { body, signed } = await publicationForDevice(connection, { organisationId, build, address });
    return { body, signed, problems: [] };
  }
  const drafted = await draft(context, connection, request);
  if (drafted.body.builds.some(({ id }) => id === buildId)) return drafted;
  throw notFound("build", buildId);
};
