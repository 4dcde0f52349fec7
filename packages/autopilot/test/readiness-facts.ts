import type { ReadinessRow } from "@windlass/protocol";
import type { AssignedProfile } from "../src/graph/beta/profiles.ts";
import { evaluateReadiness } from "../src/readiness/evaluate.ts";
import type { BuildSubject, CredentialSubject, GroupFacts, ReadinessFacts, Seen } from "../src/readiness/facts.ts";

/** Facts of a well-prepared tenant, to be changed one by one. */

export const now = new Date("2026-11-23T10:00:00.000Z");
export const tenantId = "6f0d2a6e-7f6c-4a39-8c2a-0f1f5f0c7a01";
export const rule = '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))';
export const roles = ["DeviceManagementServiceConfig.ReadWrite.All", "Device.Read.All"];
export const claims = { tenantId, clientId: "c", roles };

export const build: BuildSubject = {
  id: "a0c1d2e3-0000-4000-8000-000000000002",
  groupTag: "OD-FINANCE",
  groupObjectId: "b0c1d2e3-0000-4000-8000-000000000001",
  intendedMode: "user-driven",
  names: { template: "CON-%SERIAL:8%" },
};

export const group: GroupFacts = {
  name: "Finance devices",
  security: true,
  mailEnabled: false,
  microsoft365: false,
  dynamic: true,
  processing: true,
  rule,
  lastProcessing: { status: "succeeded", updatedAt: "2026-11-23T09:00:00Z", errorMessage: null },
};

export const profile: AssignedProfile = {
  id: "p1",
  name: "Finance laptops",
  mode: "user-driven",
  joinType: "entra",
  preprovisioningAllowed: false,
  nameTemplate: "",
  deviceType: "windowsPc",
  convertsDevices: false,
  outOfBox: {
    userType: "standard",
    privacySettingsHidden: true,
    licenseTermsHidden: true,
    keyboardPageSkipped: false,
    accountChangeHidden: true,
  },
  createdAt: "2025-01-01T00:00:00Z",
  groupIds: [build.groupObjectId.toUpperCase()],
  excludedGroupIds: [],
  allDevices: false,
};

export const secret: CredentialSubject = { kind: "client-secret", hint: "abc", expiresOn: "2027-06-01" };

export const seen = <Value>(value: Value) => ({ kind: "seen", value }) as const;
export const forbidden = { kind: "forbidden", message: "no" } as const;

export const withGroup = (found: Seen<GroupFacts>): Partial<ReadinessFacts> => ({
  groups: { [build.groupObjectId]: found },
});
export const withProfiles = (...changes: Partial<AssignedProfile>[]): Partial<ReadinessFacts> => ({
  profiles: seen(changes.map((change) => ({ ...profile, ...change }))),
});
export const withRoles = (...list: string[]): Partial<ReadinessFacts> => ({
  token: { kind: "given", claims: { ...claims, roles: list } },
});

export const good: ReadinessFacts = {
  subject: { tenantId, clientId: "c", credential: secret, builds: [build] },
  token: { kind: "given", claims },
  organisation: seen("Contoso"),
  application: forbidden,
  groups: { [build.groupObjectId]: seen(group) },
  profiles: seen([profile]),
};

export const withBuild = (change: Partial<BuildSubject>): Partial<ReadinessFacts> => ({
  subject: { ...good.subject, builds: [{ ...build, ...change }] },
});
export const withCredential = (credential: CredentialSubject): Partial<ReadinessFacts> => ({
  subject: { ...good.subject, credential },
});

export const rows = (change: Partial<ReadinessFacts> = {}): ReadinessRow[] =>
  evaluateReadiness({ ...good, ...change }, now);

/** @throws where there is no such row */
export const find = (id: string, change: Partial<ReadinessFacts> = {}): ReadinessRow => {
  const found = rows(change).find((row) => row.id === id);
  if (!found) throw new Error(`There is no row ${id}.`);
  return found;
};
