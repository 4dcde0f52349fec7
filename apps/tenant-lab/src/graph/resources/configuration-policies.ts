import { validateDeviceGroup } from "../../behaviour/device-group-target.ts";
import type { PreparationPolicy } from "../../state/entities.ts";
import { objectBody, objectsOf, textOf } from "../body.ts";
import { GraphFailure, graphFailures } from "../errors.ts";
import { betaOnly, type GraphCall, type GraphResponse, type GraphRoute, graphInstant, parameter } from "../exchange.ts";
import { listing, single } from "../odata/listing.ts";
import { readConfiguration, writeConfiguration } from "../permissions.ts";

const collection = "/deviceManagement/configurationPolicies";
const item = `${collection}/{deviceManagementConfigurationPolicy-id}`;
const context = "deviceManagement/configurationPolicies";

/** The settings catalogue's template of device preparation policies. */
const template = {
  templateId: "80d33118-b7b4-40d8-b15f-81be745e053f_1",
  templateFamily: "enrollmentConfiguration",
  templateDisplayName: "Device preparation",
  templateDisplayVersion: "Version 1",
} as const;

const present = (policy: PreparationPolicy): object => ({
  id: policy.id,
  name: policy.name,
  description: "",
  createdDateTime: graphInstant(policy.createdAt),
  lastModifiedDateTime: graphInstant(policy.modifiedAt),
  isAssigned: policy.assignedTo.length > 0,
  roleScopeTagIds: ["0"],
  settingCount: 9,
  templateReference: template,
});

function own(call: GraphCall): PreparationPolicy {
  const policy = call.lab.state.preparationPolicies.get(parameter(call, "deviceManagementConfigurationPolicy-id"));
  if (policy?.tenantId !== call.caller.tenantId) throw graphFailures.intuneNotFound();
  return policy;
}

function page(call: GraphCall, values: { id: string; sequence: number }[], fragment: string): GraphResponse {
  const size = call.lab.behaviour().intunePageSize;
  return listing(call, values, {
    context: fragment,
    pageSize: size,
    largestPage: size,
    present: ({ sequence: _, ...shown }) => shown,
  });
}

const list = (call: GraphCall): GraphResponse =>
  page(
    call,
    call.lab.state.preparationPolicies
      .by("tenantId", call.caller.tenantId)
      .map((policy) => ({ ...present(policy), id: policy.id, sequence: policy.sequence })),
    context,
  );

function assignments(call: GraphCall): GraphResponse {
  const policy = own(call);
  const values = policy.assignedTo.map((groupId, index) => ({
    id: `${policy.id}_${groupId}`,
    sequence: index + 1,
    source: "direct",
    sourceId: policy.id,
    target: {
      "@odata.type": "#microsoft.graph.groupAssignmentTarget",
      deviceAndAppManagementAssignmentFilterId: null,
      deviceAndAppManagementAssignmentFilterType: "none",
      groupId,
    },
  }));
  return page(call, values, `${context}('${policy.id}')/assignments`);
}

/** Answers an application with 500, whatever it may do: only a signed-in person can name the device group. */
function setDeviceGroup(call: GraphCall): GraphResponse {
  const policy = own(call);
  if (call.caller.user === null) {
    throw new GraphFailure(500, "InternalServerError", "An internal server error has occurred", { intune: true });
  }
  const [target] = objectsOf(objectBody(call.body), "enrollmentTimeDeviceMembershipTargets") ?? [];
  const targetId = (target && textOf(target, "targetId"))?.toLowerCase() ?? "";
  const problem = validateDeviceGroup(call.lab, call.caller.tenantId, targetId);
  if (problem === null) call.lab.state.preparationPolicies.put({ ...policy, deviceGroupId: targetId });
  return single(call, "microsoft.graph.enrollmentTimeDeviceMembershipTargetResult", {
    validationSucceeded: problem === null,
    enrollmentTimeDeviceMembershipTargetValidationStatuses:
      problem === null ? [] : [{ targetId, targetValidationErrorCode: problem }],
  });
}

const readable = { method: "GET", versions: betaOnly, area: "intune", permissions: readConfiguration } as const;

export const configurationPolicyRoutes: readonly GraphRoute[] = [
  { ...readable, path: collection, handle: list },
  { ...readable, path: item, handle: (call) => single(call, `${context}/$entity`, present(own(call))) },
  { ...readable, path: `${item}/assignments`, handle: assignments },
  {
    method: "POST",
    path: `${item}/setEnrollmentTimeDeviceMembershipTarget`,
    versions: betaOnly,
    area: "intune",
    permissions: writeConfiguration,
    handle: setDeviceGroup,
  },
];
