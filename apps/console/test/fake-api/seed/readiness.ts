import { randomUUID } from "node:crypto";
import type { BuildView, ReadinessReport, ReadinessRow } from "@windlass/protocol";

const checkedAt = "2026-11-23T01:12:00.000Z";
const groups = "Entra admin center › Groups › All groups";
const app = "Entra admin center › App registrations › your app";

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
  checkedAt,
});

const ofConnection = (): ReadinessRow[] => [
  passed("token", 1, "Sign-in with the app registration", "Microsoft Entra accepts client id and credential."),
  passed("tenant-id", 1, "Tenant id", "The token is of tenant 6f0d2a6e-7f6c-4a39-8c2a-0f1f5f0c7a01."),
  {
    ...passed("secret-expiry", 2, "Credential's remaining life", "The secret expires in 17 days, as entered here."),
    state: "warning",
    reason: "secret-expiring",
    remedy: {
      text: "Make a new client secret and enter its value here; running registrations go on.",
      portalPath: `${app} › Certificates & secrets`,
      copyText: null,
    },
  },
  {
    ...passed("permission-required", 3, "Required permission", ""),
    detail:
      "The token does not carry DeviceManagementServiceConfig.ReadWrite.All, without which no device can be registered.",
    state: "failed",
    reason: "permission-missing",
    missingPermission: "DeviceManagementServiceConfig.ReadWrite.All",
    remedy: {
      text: "Add it as an application permission of Microsoft Graph (not a delegated one) and grant admin consent.",
      portalPath: `${app} › API permissions`,
      copyText: "DeviceManagementServiceConfig.ReadWrite.All",
    },
  },
  passed(
    "permission-recommended",
    3,
    "Recommended permission",
    "Device.Read.All is granted: a device's group tag and group membership can be watched in Microsoft Entra.",
  ),
  {
    ...passed("permission-surplus", 3, "No more permissions than needed", ""),
    detail:
      "The app may do more than Windlass needs: Group.ReadWrite.All (high risk: may change every group's members and rule, and so who gets what).",
    state: "warning",
    reason: "permission-surplus",
    remedy: {
      text: "Remove these permissions unless another program uses the same app registration.",
      portalPath: `${app} › API permissions`,
      copyText: "Group.ReadWrite.All",
    },
  },
  passed("consent", 4, "Admin consent", "Consent is given; the token carries 2 application permissions."),
];

const ofBuild = (buildId: string): ReadinessRow[] =>
  [
    passed("group", 5, "Dynamic device group", "“Autopilot Finance” is a dynamic security group."),
    {
      ...passed("group-rule", 6, "Membership rule", ""),
      detail:
        'The rule takes in no device with the group tag “OD-FINANCE”. Character 39 is a typographic quotation mark (“). Microsoft Entra understands only straight ones ("), so this rule never takes in a device.',
      state: "failed" as const,
      reason: "typographic-quotes",
      remedy: {
        text: "Replace the rule by this one and save; then validate it there with a device.",
        portalPath: `${groups} › Autopilot Finance › Dynamic membership rules`,
        copyText: '(device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FINANCE"))',
      },
    },
    {
      ...passed("group-processing", 6, "Processing of the rule", ""),
      detail: "The app may not read whether the group's rule is processed.",
      state: "cannot-tell" as const,
      reason: "permission-missing",
      missingPermission: "Group.Read.All",
      remedy: {
        text: "Optional: add the application permission Group.Read.All (Microsoft Graph) and grant admin consent, then this is checked too.",
        portalPath: `${app} › API permissions`,
        copyText: "Group.Read.All",
      },
    },
    passed(
      "profile",
      7,
      "Deployment profile",
      "“Finance laptops” is assigned to the build's group; it is user-driven, joins Microsoft Entra.",
    ),
    passed("profile-mode", 7, "Deployment mode", "Build and profile agree on user-driven mode."),
  ].map((row) => ({ ...row, buildId }));

/** A report with one row of every state, and the rows of each build that registers devices. */
export const mixedReport = (organisationId: string, builds: readonly BuildView[]): ReadinessReport => {
  const registering = builds.filter(
    ({ organisationId: owner, definition }) => owner === organisationId && definition.autopilot?.way === "registration",
  );
  return {
    id: randomUUID(),
    organisationId,
    checkedAt,
    outcome: "failed",
    builds: registering.map(({ id, definition }) => ({ id, name: definition.name })),
    rows: [...ofConnection(), ...registering.flatMap(({ id }) => ofBuild(id))],
  };
};

/** The report after one row was checked again and has passed. */
export const withPassedRow = (
  report: ReadinessReport,
  rowId: string,
  buildId: string | undefined,
): ReadinessReport => ({
  ...report,
  rows: report.rows.map((row) =>
    row.id === rowId && row.buildId === (buildId ?? null)
      ? {
          ...row,
          state: "passed",
          detail: "This was put right.",
          reason: null,
          missingPermission: null,
          remedy: null,
          checkedAt: new Date().toISOString(),
        }
      : row,
  ),
});

/** The part of a report that is about the connection and one build. */
export const onBuild = (report: ReadinessReport, buildId: string | undefined): ReadinessReport =>
  buildId === undefined
    ? report
    : {
        ...report,
        builds: report.builds.filter(({ id }) => id === buildId),
        rows: report.rows.filter((row) => row.buildId === null || row.buildId === buildId),
      };
