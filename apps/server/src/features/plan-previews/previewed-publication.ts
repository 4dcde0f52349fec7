import {
  notFound,
  type PlanPreviewRequest,
  type PublicationBody,
  type PublicationProblem,
  type SignedPublication,
  WindlassError,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { requireBuild } from "../builds/service.ts";
import { partOfBuild } from "../publications/deployable.ts";
import { draftPublication } from "../publications/draft.ts";
import { newestPublication } from "../publications/service.ts";
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
  return { body, signed: null, problems: problems.filter(({ objectId }) => named.has(objectId)) };
};

const published = async (
  connection: Connection,
  { organisationId, publication }: PlanPreviewRequest,
): Promise<PreviewedPublication | null> => {
  const stored =
    typeof publication === "number"
      ? await publicationByNumber(connection, organisationId, publication)
      : await newestPublication(connection, organisationId);
  return stored ? { body: stored.body, signed: stored.signed, problems: [] } : null;
};

/**
 * The publication that is asked for, with the build in it.
 *
 * @throws object.not-found, build.not-published
 */
export const previewedPublication = async (
  context: ServerContext,
  connection: Connection,
  request: PlanPreviewRequest,
): Promise<PreviewedPublication> => {
  const found =
    request.publication === "draft" ? await draft(context, connection, request) : await published(connection, request);
  if (found?.body.builds.some(({ id }) => id === request.buildId)) return found;
  // An older publication may hold a build that is deleted since; without any the build is asked for its name.
  if (typeof request.publication === "number") throw notFound("build", request.buildId);
  const { id, name } = await requireBuild(connection, request.organisationId, request.buildId);
  throw new WindlassError("build.not-published", { parameters: { name }, object: { kind: "build", id, name } });
};
