import type { GraphRoute } from "./exchange.ts";
import { appRoleAssignmentRoutes } from "./resources/app-role-assignments.ts";
import { applicationCredentialRoutes } from "./resources/application-credentials.ts";
import { applicationFederatedCredentialRoutes } from "./resources/application-federated-credentials.ts";
import { applicationOwnerRoutes } from "./resources/application-owners.ts";
import { applicationRoutes } from "./resources/applications.ts";
import { approvalRequestRoutes } from "./resources/approval-requests.ts";
import { autopilotDeviceActionRoutes } from "./resources/autopilot-device-actions.ts";
import { autopilotDeviceRoutes } from "./resources/autopilot-devices.ts";
import { autopilotSettingsRoutes } from "./resources/autopilot-settings.ts";
import { configurationPolicyRoutes } from "./resources/configuration-policies.ts";
import { corporateIdentifierRoutes } from "./resources/corporate-identifiers.ts";
import { deploymentProfileRoutes } from "./resources/deployment-profiles.ts";
import { deviceRoutes } from "./resources/devices.ts";
import { evaluateMembershipRoutes } from "./resources/evaluate-membership.ts";
import { groupMemberRoutes } from "./resources/group-members.ts";
import { groupOwnerRoutes } from "./resources/group-owners.ts";
import { groupWriteRoutes } from "./resources/group-writes.ts";
import { groupRoutes } from "./resources/groups.ts";
import { importedDeviceRoutes } from "./resources/imported-devices.ts";
import { managedDeviceRoutes } from "./resources/managed-devices.ts";
import { organizationRoutes } from "./resources/organization.ts";
import { servicePrincipalRoutes } from "./resources/service-principals.ts";

/** All operations of Graph that the lab has, in the notation of Microsoft's OpenAPI description. */
export const graphRoutes: readonly GraphRoute[] = [
  ...organizationRoutes,
  ...importedDeviceRoutes,
  ...autopilotDeviceRoutes,
  ...autopilotDeviceActionRoutes,
  ...approvalRequestRoutes,
  ...managedDeviceRoutes,
  ...deploymentProfileRoutes,
  ...corporateIdentifierRoutes,
  ...configurationPolicyRoutes,
  ...autopilotSettingsRoutes,
  ...deviceRoutes,
  ...groupRoutes,
  ...groupOwnerRoutes,
  ...groupWriteRoutes,
  ...groupMemberRoutes,
  ...evaluateMembershipRoutes,
  ...applicationRoutes,
  ...applicationCredentialRoutes,
  ...applicationFederatedCredentialRoutes,
  ...applicationOwnerRoutes,
  ...servicePrincipalRoutes,
  ...appRoleAssignmentRoutes,
];
