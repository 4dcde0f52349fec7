import { randomUUID } from "node:crypto";
import type { ReadinessReport, ReadinessRow } from "@windlass/protocol";

const passed = (id: string, step: number, title: string, detail: string): ReadinessRow => ({
  id,
  step,
  title,
  state: "passed",
  detail,
  reason: null,
  missingPermission: null,
  remedy: null,
  buildId: null,
  checkedAt: "2026-11-23T01:12:00.000Z",
});

/** A report with one row of every state. */
export const mixedReport = (organisationId: string): ReadinessReport => ({
  id: randomUUID(),
  organisationId,
  checkedAt: "2026-11-23T01:12:00.000Z",
  outcome: "failed",
  builds: [],
  rows: [
    passed("token", 1, "Sign in to Microsoft Entra", "Microsoft Entra issued a token for the app registration."),
    passed("tenant-id", 1, "Tenant", "The token belongs to the tenant that was entered."),
    {
      id: "permission-required",
      step: 3,
      title: "Required Graph permission",
      state: "failed",
      detail: "The token carries no role DeviceManagementServiceConfig.ReadWrite.All.",
      reason: "missing-consent",
      missingPermission: "DeviceManagementServiceConfig.ReadWrite.All",
      remedy: {
        text: "Add the application permission and have an administrator of the tenant grant consent.",
        portalPath: "Entra admin center › App registrations › Windlass › API permissions",
        copyText: "DeviceManagementServiceConfig.ReadWrite.All",
      },
      buildId: null,
      checkedAt: "2026-11-23T01:12:00.000Z",
    },
    {
      id: "secret-expiry",
      step: 2,
      title: "Client secret expires soon",
      state: "warning",
      detail: "The client secret expires on 2026-12-10, in 17 days.",
      reason: "secret-expiring",
      missingPermission: null,
      remedy: {
        text: "Make a new client secret now and enter it here.",
        portalPath: "Entra admin center › App registrations › Windlass › Certificates & secrets",
        copyText: null,
      },
      buildId: null,
      checkedAt: "2026-11-23T01:12:00.000Z",
    },
    {
      id: "group",
      step: 5,
      title: "Dynamic device group",
      state: "cannot-tell",
      detail: "Groups cannot be read with the permissions given.",
      reason: "missing-permission",
      missingPermission: "Group.Read.All",
      remedy: { text: "Grant Group.Read.All to have this checked too.", portalPath: null, copyText: "Group.Read.All" },
      buildId: null,
      checkedAt: "2026-11-23T01:12:00.000Z",
    },
  ],
});
