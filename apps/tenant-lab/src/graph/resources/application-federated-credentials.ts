import type { FederatedIdentityCredential } from "@microsoft/microsoft-graph-types";
import type { FederatedCredential } from "../../state/entra-entities.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute } from "../exchange.ts";
import { listing } from "../odata/listing.ts";
import { readFederatedCredentials } from "../permissions.ts";
import { applicationOfPath } from "./application-access.ts";

const present = ({ id, name, issuer, subject, audiences }: FederatedCredential): FederatedIdentityCredential => ({
  id,
  name,
  issuer,
  subject,
  description: null,
  audiences: [...audiences],
});

function list(call: GraphCall): GraphResponse {
  const { id, federatedCredentials } = applicationOfPath(call);
  const all = federatedCredentials.map((credential, index) => ({ ...credential, sequence: index + 1 }));
  const pageSize = call.lab.behaviour().directoryPageSize;
  const context = `applications('${id}')/federatedIdentityCredentials`;
  return listing(call, all, { context, pageSize, largestPage: 999, present });
}

/** Microsoft Graph reference, "List federatedIdentityCredentials". What may be written is played by the control API. */
export const applicationFederatedCredentialRoutes: readonly GraphRoute[] = [
  "/applications(appId='{appId}')",
  "/applications/{application-id}",
].map((application) => ({
  versions: bothVersions,
  area: "directory",
  method: "GET",
  path: `${application}/federatedIdentityCredentials`,
  permissions: readFederatedCredentials,
  units: 2,
  handle: list,
}));
