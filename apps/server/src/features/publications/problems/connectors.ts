import type { PublicationBody, PublicationProblem } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { standingOf } from "../../connectors/standing.ts";

/** Builds whose domain no connector serves at this moment. Warnings: it may be started before a device needs it. */
export const connectorProblems = async (
  connection: Connection,
  { organisationId, builds }: PublicationBody,
  at: Date,
): Promise<PublicationProblem[]> => {
  const problems: PublicationProblem[] = [];
  for (const { id, name, join } of builds) {
    if (join.kind !== "connected-domain") continue;
    const { isServed, says } = await standingOf(connection, organisationId, join.domain, at);
    if (isServed) continue;
    const message = `${says} Its devices wait ${join.waitMinutes} minutes for a computer account, and fail before anything is wiped.`;
    problems.push({ severity: "warning", topic: "build", objectKind: "build", objectId: id, name, message });
  }
  return problems;
};
