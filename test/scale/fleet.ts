import { csvHeader, csvLine } from "@windlass/autopilot/csv";
import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import { autopilotImportDetail, autopilotImportView } from "@windlass/protocol";
import type { LabHandle } from "@windlass/tenant-lab";
import type { Api } from "../../apps/cli/src/demo/api.ts";
import type { Lab } from "../../apps/cli/src/demo/installation.ts";
import {
  connectTenant,
  createBuild,
  createOrganisation,
  importOperatingSystem,
} from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";

/** What an organisation needs of a tenant, as the lab's sample names it. */
type Tenant = Pick<Lab, "sample">;

const roles = [
  "DeviceManagementServiceConfig.ReadWrite.All",
  "Device.Read.All",
  "Group.Read.All",
  "GroupMember.Read.All",
  "Application.Read.All",
];

/** A tenant that is prepared for one group tag. */
export const addTenant = (lab: LabHandle, name: string): Tenant => {
  const groupTag = `OD-${name.toUpperCase()}`;
  const { id: tenantId } = lab.addTenant({ displayName: name, domain: `${name.toLowerCase()}.example` });
  const { id: clientId } = lab.addApplication(tenantId, { displayName: "Windlass", roles });
  const { value: clientSecret } = lab.addSecret(clientId, { displayName: "Windlass", validDays: 365 });
  const membershipRule = membershipRuleForTag(groupTag);
  const { id: groupObjectId } = lab.addGroup(tenantId, { displayName: `${name} devices`, membershipRule });
  lab.assignProfile(lab.addProfile(tenantId, { displayName: name }).id, { kind: "group", groupId: groupObjectId });
  return { sample: { tenantId, clientId, clientSecret, groupTag, groupObjectId } };
};

/** An organisation that is connected with the tenant and has a build that registers. */
export const addOrganisation = async (api: Api, name: string, tenant: Tenant) => {
  const organisationId = await createOrganisation(api, name);
  await connectTenant(api, organisationId, tenant);
  const windows = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
  const build = { organisationId, name, operatingSystems: [windows], packageIds: [], lab: tenant };
  return { organisationId, buildId: await createBuild(api, build) };
};

const csvOf = (lab: LabHandle, serialNumbers: readonly string[]): string => {
  const lines = serialNumbers.map((serialNumber) =>
    csvLine("intune", {
      serialNumber,
      hardwareHash: lab.makeHardwareHash({ serialNumber }),
      productId: null,
      groupTag: null,
      assignedUser: null,
      manufacturer: null,
      model: null,
    }),
  );
  return [csvHeader("intune"), ...lines].join("");
};

/** Sends a CSV file of devices; nothing is registered before it is confirmed. @returns its id */
export const sendCsv = async (
  api: Api,
  lab: LabHandle,
  organisationId: string,
  serialNumbers: readonly string[],
): Promise<string> => {
  const path = `/api/autopilot-imports?organisationId=${organisationId}&fileName=fleet.csv`;
  const { id } = await api.requestWithFile(autopilotImportView, path, csvOf(lab, serialNumbers));
  await reachState(api, id, "preview");
  return id;
};

/** Registers the file's devices with the build's tag. Doing it again changes nothing. */
export const confirmCsv = (api: Api, id: string, buildId: string): Promise<unknown> =>
  api.request(autopilotImportDetail, "POST", `/api/autopilot-imports/${id}/confirm`, {
    tags: { kind: "build", buildId },
  });

const reachState = (api: Api, id: string, state: string): Promise<unknown> =>
  waitFor(
    `The CSV file's state ${state}`,
    async () => {
      const read = await api.request(autopilotImportDetail, "GET", `/api/autopilot-imports/${id}`);
      return read.state === state ? read : undefined;
    },
    120,
  );
