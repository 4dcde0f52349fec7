import { membershipRuleForTag } from "@windlass/autopilot/membership-rule";
import type { LabHandle } from "./handle.ts";

/** What a person enters in the product to work with the sample tenant. */
export interface SampleTenant {
  readonly tenantId: string;
  readonly domain: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** ISO 8601. */
  readonly clientSecretExpiresAt: string;
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly profileId: string;
  readonly profileName: string;
}

const sample = {
  tenantId: "5f0c6f5e-7f0b-4c53-9a45-2d4f6a1c8b10",
  domain: "windlasslab.onmicrosoft.com",
  clientId: "c1d7a9b2-3e64-4f8a-8b1d-6e2f5a90c374",
  groupObjectId: "9b2e4d61-0c58-4a7f-b3d9-71e8c5f20a46",
  profileId: "e47a1c93-5d28-4b06-8f6e-0a9c3d7b1258",
  groupTag: "OD-FINANCE",
  profileName: "Finance user-driven",
} as const;

/** Permissions of the preparation guide, and those that let every readiness check give an answer. */
const sampleRoles: readonly string[] = [
  "DeviceManagementServiceConfig.ReadWrite.All",
  "Device.Read.All",
  "Group.Read.All",
  "GroupMember.Read.All",
  "Application.Read.All",
];

/**
 * Makes the sample tenant: an application with consent and a secret, the dynamic group of the tag OD-FINANCE, and a
 * user-driven profile assigned to it. Made once; afterwards it is only read.
 */
export function seedSampleTenant(lab: LabHandle, secretValue?: string): SampleTenant {
  const known = lab.view().tenants.find((tenant) => tenant.id === sample.tenantId);
  if (known === undefined) {
    lab.addTenant({ id: sample.tenantId, displayName: "Windlass Lab", domain: sample.domain });
    lab.addApplication(sample.tenantId, {
      clientId: sample.clientId,
      displayName: "Windlass Autopilot Integration",
      roles: sampleRoles,
    });
    lab.addSecret(sample.clientId, { displayName: "Windlass", validDays: 365, value: secretValue });
    lab.addGroup(sample.tenantId, {
      id: sample.groupObjectId,
      displayName: "Autopilot Finance",
      description: "Devices registered with the group tag OD-FINANCE",
      membershipRule: membershipRuleForTag(sample.groupTag),
    });
    lab.addProfile(sample.tenantId, { id: sample.profileId, displayName: sample.profileName });
    lab.assignProfile(sample.profileId, { kind: "group", groupId: sample.groupObjectId });
  }
  const tenant = lab.view().tenants.find((one) => one.id === sample.tenantId);
  const secret = tenant?.applications.find((one) => one.id === sample.clientId)?.secrets[0];
  if (secret === undefined) throw new Error("the sample application has no secret any more");
  return { ...sample, clientSecret: secret.value, clientSecretExpiresAt: new Date(secret.endsAt).toISOString() };
}
