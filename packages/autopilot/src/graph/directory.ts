import type { GraphRequest } from "./client.ts";

/** Reads the tenant's name. */
export const organisationRequest: GraphRequest = { method: "GET", path: "/organization?$select=id,displayName" };

/** Reads what makes a group a dynamic device group. */
export const groupRequest = (groupId: string): GraphRequest => ({
  method: "GET",
  path: `/groups/${encodeURIComponent(groupId)}?$select=id,displayName,groupTypes,securityEnabled,mailEnabled,membershipRule,membershipRuleProcessingState`,
});

/** Reads the app's own registration for the expiry of its credentials; needs Application.Read.All. */
export const applicationRequest = (clientId: string): GraphRequest => ({
  method: "GET",
  path: `/applications(appId='${encodeURIComponent(clientId)}')?$select=id,appId,displayName,passwordCredentials,keyCredentials`,
});

/** Asks whether a device, named by its object id, is a member of a group, also through other groups. */
export const membershipRequest = (objectId: string, groupId: string): GraphRequest => ({
  method: "POST",
  path: `/devices/${encodeURIComponent(objectId)}/checkMemberGroups`,
  body: { groupIds: [groupId] },
  repeatable: true,
});
