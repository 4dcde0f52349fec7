import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { newToken, tokenDigest } from "../../security/tokens.ts";
import * as deployments from "./repository.ts";

/** Security rule 2: at most 24 hours. */
const tokenLifetimeMilliseconds = 24 * 60 * 60 * 1000;

/** What a session's deployment needs to prove a token; undefined while it is not approved. */
export const findGrant = (context: ServerContext, sessionId: string) =>
  context.database.within(wholeInstallation, (connection) => deployments.findGrant(connection, sessionId));

/**
 * Makes a token for a deployment; the one before is worth nothing from now on.
 *
 * @throws agent.deployment-finished when it ended since the caller looked
 */
export const issueToken = (
  context: ServerContext,
  deployment: { id: string; organisationId: string },
): Promise<{ token: string; expiresAt: Date }> =>
  context.database.within(oneOrganisation(deployment.organisationId), async (connection) => {
    const token = newToken();
    const expiresAt = new Date(context.clock().getTime() + tokenLifetimeMilliseconds);
    if (!(await deployments.setToken(connection, deployment.id, { digest: tokenDigest(token), expiresAt })))
      throw new WindlassError("agent.deployment-finished");
    return { token, expiresAt };
  });
