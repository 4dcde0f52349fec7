import type { Organization } from "@microsoft/microsoft-graph-types";
import type { Tenant } from "../../state/entra-entities.ts";
import { graphFailures } from "../errors.ts";
import { bothVersions, type GraphRoute, graphInstant } from "../exchange.ts";
import { listing } from "../odata/listing.ts";

function presentOrganization(tenant: Tenant): Organization {
  return {
    id: tenant.id,
    deletedDateTime: null,
    displayName: tenant.displayName,
    countryLetterCode: "DE",
    createdDateTime: graphInstant(tenant.createdAt),
    onPremisesSyncEnabled: null,
    technicalNotificationMails: [],
    tenantType: "AAD",
    assignedPlans: [],
    verifiedDomains: [
      {
        capabilities: "Email, OfficeCommunicationsOnline",
        isDefault: true,
        isInitial: true,
        name: tenant.domain,
        type: "Managed",
      },
    ],
  };
}

export const organizationRoutes: readonly GraphRoute[] = [
  {
    method: "GET",
    path: "/organization",
    versions: bothVersions,
    area: "directory",
    permissions: [
      "DeviceManagementServiceConfig.Read.All",
      "DeviceManagementServiceConfig.ReadWrite.All",
      "DeviceManagementConfiguration.Read.All",
      "DeviceManagementConfiguration.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All",
      "Organization.Read.All",
      "Organization.ReadWrite.All",
      "User.Read.All",
    ],
    handle: (call) => {
      const tenant = call.lab.state.tenants.get(call.caller.tenantId);
      if (tenant === undefined) throw graphFailures.directoryNotFound(call.caller.tenantId);
      const options = { context: "organization", pageSize: 100, largestPage: 999, present: presentOrganization };
      return listing(call, [tenant], options);
    },
  },
];
