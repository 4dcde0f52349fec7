import type { Application as GraphApplication } from "@microsoft/microsoft-graph-types";
import type { Application } from "../../state/entra-entities.ts";
import { graphFailures } from "../errors.ts";
import {
  bothVersions,
  type GraphCall,
  type GraphResponse,
  type GraphRoute,
  graphInstant,
  parameter,
} from "../exchange.ts";
import { single } from "../odata/listing.ts";
import { readApplications } from "../permissions.ts";

/** Secrets show their first three characters and their expiry, never the value. */
function presentApplication(application: Application): GraphApplication {
  return {
    id: application.objectId,
    deletedDateTime: null,
    appId: application.id,
    createdDateTime: graphInstant(application.createdAt),
    description: null,
    displayName: application.displayName,
    signInAudience: "AzureADMyOrg",
    keyCredentials: [],
    passwordCredentials: application.secrets.map((secret) => ({
      customKeyIdentifier: null,
      displayName: secret.displayName,
      startDateTime: graphInstant(secret.startsAt),
      endDateTime: graphInstant(secret.endsAt),
      hint: secret.value.slice(0, 3),
      keyId: secret.keyId,
      secretText: null,
    })),
  };
}

function getOne(call: GraphCall): GraphResponse {
  const objectId = call.parameters["application-id"];
  const application =
    objectId === undefined
      ? call.lab.state.applications.get(parameter(call, "appId").toLowerCase())
      : call.lab.state.applications.by("objectId", objectId.toLowerCase())[0];
  if (application?.tenantId !== call.caller.tenantId) {
    throw graphFailures.directoryNotFound(objectId ?? parameter(call, "appId"));
  }
  const seesAll = call.caller.roles.some((role) => readsAllApplications.has(role));
  if (!seesAll && application.id !== call.caller.applicationId) throw graphFailures.forbiddenDirectory();
  return single(call, "applications/$entity", presentApplication(application));
}

/** With Application.ReadWrite.OwnedBy alone an application sees itself only. */
const readsAllApplications = new Set<string>(readApplications.filter((role) => !role.endsWith(".OwnedBy")));

const readable = {
  method: "GET",
  versions: bothVersions,
  area: "directory",
  permissions: readApplications,
  units: 2,
  handle: getOne,
} as const;

export const applicationRoutes: readonly GraphRoute[] = [
  { ...readable, path: "/applications(appId='{appId}')" },
  { ...readable, path: "/applications/{application-id}" },
];
