import type { Application } from "../../state/entra-entities.ts";
import { applicationAdministrators } from "../access.ts";
import { graphFailures } from "../errors.ts";
import { type GraphCall, parameter } from "../exchange.ts";

/** The application of the path, by object id or by client id. @throws GraphFailure 404 */
export function applicationOfPath(call: GraphCall): Application {
  const { state, clock } = call.lab;
  const objectId = call.parameters["application-id"];
  const application =
    objectId === undefined
      ? state.applications.get(parameter(call, "appId").toLowerCase())
      : state.applications.by("objectId", objectId.toLowerCase())[0];
  // The client id is looked up in an index that learns of new applications later than the object itself.
  const known = objectId !== undefined || (application !== undefined && application.visibleFrom <= clock.now());
  if (!known || application?.tenantId !== call.caller.tenantId) {
    throw graphFailures.directoryNotFound(objectId ?? parameter(call, "appId"));
  }
  return application;
}

/**
 * Whether the caller may change the application. `Application.ReadWrite.OwnedBy` reads all of them but writes only those
 * that the caller's service principal owns (Microsoft Graph permissions reference); of people, administrators and owners
 * may.
 *
 * @throws GraphFailure 403
 */
export function checkMayWrite(call: GraphCall, application: Application): void {
  const { roles, principalId, user } = call.caller;
  const owns = application.owners.includes(principalId);
  const administers = user === null || user.directoryRoles.some((role) => applicationAdministrators.includes(role));
  if (roles.includes("Application.ReadWrite.All") && (administers || owns)) return;
  if (roles.includes("Application.ReadWrite.OwnedBy") && owns) return;
  throw graphFailures.forbiddenDirectory();
}
