import { randomUUID } from "node:crypto";
import { type SetUpStep, setUpWish, type TenantSetUpView, WindlassError } from "@windlass/protocol";

const step = (id: SetUpStep["id"], title: string, verdict: SetUpStep["verdict"], detail: string): SetUpStep => ({
  id,
  title,
  verdict,
  detail,
  remedy:
    verdict === "cannot" ? "Choose another name for the group, or correct this one in the Entra admin center." : null,
  progress: "waiting",
});

const steps: readonly SetUpStep[] = [
  step(
    "application",
    "App registration",
    "create",
    "“Windlass Autopilot Integration”, for this organisation's tenant only.",
  ),
  step(
    "service-principal",
    "Enterprise application",
    "create",
    "The app's presence in this tenant, which carries its permissions.",
  ),
  step("permissions", "Permissions", "change", "Adds Device.Read.All; what the app asks for already stays."),
  step(
    "consent",
    "Admin consent",
    "create",
    "Grants DeviceManagementServiceConfig.ReadWrite.All, Device.Read.All for the whole organisation.",
  ),
  step(
    "credential",
    "Credential",
    "create",
    "A certificate valid for 12 months. Its private key never leaves this installation.",
  ),
  step(
    "group",
    "Dynamic device group",
    "create",
    '“Autopilot Fabrikam” with the rule (device.devicePhysicalIds -any (_ -eq "[OrderID]:OD-FABRIKAM"))',
  ),
  step("profile", "Deployment profile", "fits", "“Autopilot Fabrikam” is there, user-driven."),
  step("assignment", "Profile assignment", "create", "“Autopilot Fabrikam” is assigned to “Autopilot Fabrikam”."),
  step("connection", "Tenant connection", "create", "Tenant id, client id and credential are stored here."),
  step("check", "Readiness check", "create", "Every preparation step is checked with the new connection."),
];

const at = "2026-11-23T08:00:00.000Z";

/** A set-up of an organisation in a state, with what there is to show in it. */
export const tenantSetUp = (organisationId: string, state: TenantSetUpView["state"]): TenantSetUpView => {
  const done = state === "done" ? steps.length : state === "running" || state === "failed" ? 4 : 0;
  const progressOf = (index: number): SetUpStep["progress"] => {
    if (index < done) return "done";
    if (index > done || !["running", "failed"].includes(state)) return "waiting";
    return state === "failed" ? "failed" : "running";
  };
  const planned =
    state === "planned"
      ? steps.map((one) =>
          one.id === "group"
            ? { ...one, verdict: "cannot" as const, remedy: "Choose another name for the group." }
            : one,
        )
      : steps;
  return {
    organisationId,
    revision: 7,
    state,
    purpose: ["running", "failed", "done"].includes(state) ? "run" : "plan",
    wish: setUpWish.parse({
      cloud: "global",
      tenantId: null,
      applicationName: "Windlass Autopilot Integration",
      permissions: ["Device.Read.All"],
      credential: { kind: "certificate", validMonths: 12 },
      group: { name: "Autopilot Fabrikam", tag: "OD-FABRIKAM" },
      profile: { name: "Autopilot Fabrikam", mode: "user-driven" },
    }),
    signIn:
      state === "signing-in"
        ? {
            userCode: "K7M2QXHF9",
            verificationUrl: "https://microsoft.com/devicelogin",
            expiresAt: new Date(Date.now() + 840_000).toISOString(),
          }
        : null,
    signedIn:
      state === "signing-in" || state === "draft"
        ? null
        : { as: "admin@fabrikam.example", until: "2099-01-01T00:00:00.000Z" },
    tenantId: state === "signing-in" || state === "draft" ? null : randomUUID(),
    steps: ["signing-in", "draft"].includes(state)
      ? []
      : planned.map((one, index) => ({ ...one, progress: progressOf(index) })),
    made:
      done > 0
        ? [
            { kind: "application", name: "Windlass Autopilot Integration", at },
            { kind: "service-principal", name: "Windlass Autopilot Integration", at },
            { kind: "consent", name: "DeviceManagementServiceConfig.ReadWrite.All", at },
          ]
        : [],
    result: {
      clientId: done > 0 ? randomUUID() : null,
      groupObjectId: done > 4 ? randomUUID() : null,
      groupTag: "OD-FABRIKAM",
    },
    failure:
      state === "failed"
        ? new WindlassError("set-up.role-missing", {
            parameters: {
              step: "Credential",
              what: "Insufficient privileges to complete the operation.",
              role: "Cloud Application Administrator",
            },
          }).told()
        : null,
    updatedAt: at,
  };
};
