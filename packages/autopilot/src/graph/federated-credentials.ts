import type { FederatedIdentityCredential } from "@microsoft/microsoft-graph-types";
import type { GraphClient } from "./client.ts";
import { collectionOf } from "./json.ts";

/** Trust in tokens of another issuer, as the app registration lists it. */
export interface ListedTrust {
  readonly name: string;
  readonly issuer: string;
  /** Null where an expression over claims decides instead, which only Graph's beta shows. */
  readonly subject: string | null;
  readonly audiences: readonly string[];
}

/**
 * Reads which tokens the app registration trusts; Entra allows twenty, so there is one page. Needs Application.Read.All:
 * other than for the registration itself, Directory.Read.All is not enough.
 *
 * Source: Microsoft Graph reference, "List federatedIdentityCredentials".
 *
 * @throws GraphRefused, TokenRefused
 */
export const readListedTrusts = async (graph: GraphClient, clientId: string): Promise<ListedTrust[]> => {
  const path = `/applications(appId='${encodeURIComponent(clientId)}')/federatedIdentityCredentials?$select=name,issuer,subject,audiences`;
  const { body } = await graph.send({ method: "GET", path });
  return collectionOf<FederatedIdentityCredential>(body).map(({ name, issuer, subject, audiences }) => ({
    name: name ?? "",
    issuer: issuer ?? "",
    subject: subject || null,
    audiences: audiences ?? [],
  }));
};
