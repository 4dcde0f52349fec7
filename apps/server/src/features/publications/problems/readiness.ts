import { readinessProblems } from "@windlass/planner";
import type { PublicationBody, PublicationProblem } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { organisationName } from "../../organisations/service.ts";
import { readKnownReadiness } from "../../tenant-connections/known-readiness.ts";

/** What the last readiness report of the organisation's tenant says against its builds. */
export const tenantProblems = async (
  connection: Connection,
  body: PublicationBody,
  at: Date,
): Promise<PublicationProblem[]> => {
  const { organisationId: id } = body;
  if (body.builds.every(({ autopilot }) => autopilot === null)) return [];
  const organisation = { id, name: await organisationName(connection, id) };
  return readinessProblems(body, organisation, await readKnownReadiness(connection, id), at);
};
