import type { Application } from "../../state/entra-entities.ts";
import { applicationAdministrators } from "../access.ts";
import { objectBody } from "../body.ts";
import { bothVersions, type GraphCall, type GraphResponse, type GraphRoute, noContent } from "../exchange.ts";
import { listing, selected, single } from "../odata/listing.ts";
import { matchesNames, readNameFilter } from "../odata/name-filter.ts";
import { readApplications, writeApplications } from "../permissions.ts";
import { applicationOfPath, checkMayWrite } from "./application-access.ts";
import { changedApplication, readNewApplication } from "./application-body.ts";
import { presentApplication } from "./application-presenter.ts";

/** Certificates themselves are shown to those only who ask one application for them by name. */
function getOne(call: GraphCall): GraphResponse {
  const withKeys = selected(call.query).includes("keyCredentials");
  return single(call, "applications/$entity", presentApplication(applicationOfPath(call), withKeys));
}

function list(call: GraphCall): GraphResponse {
  const clauses = readNameFilter(call, "Application");
  const now = call.lab.clock.now();
  const applications = call.lab.state.applications
    .by("tenantId", call.caller.tenantId)
    .filter((one) => one.visibleFrom <= now && matchesNames(clauses, { appId: one.id, displayName: one.displayName }));
  const pageSize = call.lab.behaviour().directoryPageSize;
  const present = (application: Application) => presentApplication(application, false);
  return listing(call, applications, { context: "applications", pageSize, largestPage: 999, present });
}

function create(call: GraphCall): GraphResponse {
  const application = call.lab.state.applications.put(readNewApplication(call));
  return single(call, "applications/$entity", presentApplication(application, false), 201);
}

function change(call: GraphCall): GraphResponse {
  const application = applicationOfPath(call);
  checkMayWrite(call, application);
  call.lab.state.applications.put(changedApplication(call, application, objectBody(call.body)));
  return noContent;
}

/** The service principal goes with it. Deleted items are not played. */
function remove(call: GraphCall): GraphResponse {
  const application = applicationOfPath(call);
  checkMayWrite(call, application);
  call.lab.state.applications.delete(application.id);
  return noContent;
}

const shared = { versions: bothVersions, area: "directory" } as const;
const readable = { ...shared, method: "GET", permissions: readApplications, units: 2, handle: getOne } as const;
/** Owners may change what is theirs without a role; the handlers look. */
const writable = { ...shared, permissions: writeApplications, directoryRoles: null } as const;

export const applicationRoutes: readonly GraphRoute[] = [
  { ...readable, path: "/applications", handle: list },
  {
    ...shared,
    method: "POST",
    path: "/applications",
    permissions: writeApplications,
    directoryRoles: applicationAdministrators,
    handle: create,
  },
  ...["/applications(appId='{appId}')", "/applications/{application-id}"].flatMap((path): GraphRoute[] => [
    { ...readable, path },
    { ...writable, method: "PATCH", path, handle: change },
    { ...writable, method: "DELETE", path, handle: remove },
  ]),
];
