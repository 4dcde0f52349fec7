import { manualSteps, provisioningClientAppId } from "../device-preparation/manual-steps.ts";
import type { PreparationFacts, PreparationSubject } from "./device-preparation-facts.ts";
import type { ReadinessFacts } from "./facts.ts";
import { applicationPermission, groupPermission } from "./permissions.ts";
import type { ReadinessReason } from "./reasons.ts";
import { type JudgedRow, portal, remedy, row, unavailable, withoutPermission, withoutToken } from "./row.ts";

const policyPermission = "DeviceManagementConfiguration.Read.All";

const rowIds = [
  "preparation-group",
  "preparation-client",
  "preparation-group-owner",
  "preparation-policy",
  "preparation-target",
] as const;

const createPrincipal = `New-MgServicePrincipal -AppId ${provisioningClientAppId}`;

const groupRow = ({ group }: PreparationFacts, subject: PreparationSubject): JudgedRow => {
  const head = "preparation-group";
  switch (group.kind) {
    case "forbidden":
      return withoutPermission(
        head,
        groupPermission,
        "The app may not read groups, so the group could not be checked.",
      );
    case "unavailable":
      return unavailable(head, group.message);
    case "not-found":
      return row(head, {
        state: "failed",
        reason: "group-not-found",
        detail: `This tenant has no group with the object id ${subject.groupObjectId}.`,
        remedy: remedy(
          "Create a group of the type Security with assigned members, and copy its Object ID into the build.",
          portal.groups,
        ),
      });
    case "seen": {
      const { name, security, dynamic } = group.value;
      const text = "Create another group of the type Security with the membership type Assigned, and leave it empty.";
      const failed = (reason: ReadinessReason, detail: string) =>
        row(head, { state: "failed", reason, detail, remedy: remedy(text, portal.groups) });
      if (!security) return failed("group-not-security", `“${name}” is not a security group.`);
      if (dynamic) {
        return failed("group-dynamic", `“${name}” is dynamic: a device cannot be put into it while it enrols.`);
      }
      return row(head, { state: "passed", detail: `“${name}” is a security group with assigned members.` });
    }
  }
};

const principalRow = ({ principal }: PreparationFacts): JudgedRow => {
  const head = "preparation-client";
  switch (principal.kind) {
    case "forbidden":
      return withoutPermission(
        head,
        applicationPermission,
        "The app may not read service principals, so this one could not be looked for.",
      );
    case "unavailable":
      return unavailable(head, principal.message);
    case "not-found":
      return row(head, {
        state: "failed",
        reason: "provisioning-client-missing",
        detail: "The tenant has no service principal of the Intune Provisioning Client.",
        remedy: remedy(
          "Create it once with Microsoft Graph PowerShell, signed in as an Application Administrator.",
          "Any PowerShell with the module Microsoft.Graph.Applications",
          createPrincipal,
        ),
      });
    case "seen": {
      const { name } = principal.value;
      return row(head, { state: "passed", detail: `The tenant has it under the name “${name}”.` });
    }
  }
};

const ownerRow = ({ owners, principal, group }: PreparationFacts): JudgedRow => {
  const head = "preparation-group-owner";
  if (owners.kind === "forbidden") {
    return withoutPermission(head, groupPermission, "The app may not read the group's owners.");
  }
  if (owners.kind === "unavailable") return unavailable(head, owners.message);
  if (owners.kind === "not-found" || group.kind === "not-found") {
    return row(head, {
      state: "cannot-tell",
      reason: "group-not-found",
      detail: "There is no group to have an owner.",
    });
  }
  const addOwner = remedy(
    "Add it as the group's owner: search for this application id. It may be shown as “Intune Provisioning Client” or “Intune Autopilot ConfidentialClient”.",
    `${portal.groups} › the group › Owners › Add owners`,
    provisioningClientAppId,
  );
  if (principal.kind === "not-found") {
    return row(head, {
      state: "failed",
      reason: "provisioning-client-not-owner",
      detail: "The Intune Provisioning Client cannot own the group yet: the tenant does not have it.",
      remedy: addOwner,
    });
  }
  if (principal.kind !== "seen") {
    return row(head, {
      state: "cannot-tell",
      reason: "provisioning-client-unknown",
      missingPermission: principal.kind === "forbidden" ? applicationPermission : null,
      detail: `The group has ${owners.value.length} owners; which of them is the Intune Provisioning Client could not be read.`,
      remedy: addOwner,
    });
  }
  return owners.value.includes(principal.value.objectId)
    ? row(head, { state: "passed", detail: `“${principal.value.name}” owns the group.` })
    : row(head, {
        state: "failed",
        reason: "provisioning-client-not-owner",
        detail: `“${principal.value.name}” does not own the group, so Intune cannot put devices into it.`,
        remedy: addOwner,
      });
};

const policyRow = ({ policies }: PreparationFacts, { policyName }: PreparationSubject): JudgedRow => {
  const head = "preparation-policy";
  const path = "Intune admin center › Devices › Device onboarding › Enrollment › Windows › Device preparation policies";
  if (policies.kind === "forbidden") {
    return withoutPermission(head, policyPermission, "The app may not read device preparation policies.");
  }
  if (policies.kind === "unavailable") return unavailable(head, policies.message);
  if (policies.kind === "not-found") {
    return unavailable(head, "Microsoft Graph's beta no longer has configuration policies where they were.");
  }
  const found = policyName === null ? policies.value : policies.value.filter(({ name }) => name === policyName);
  if (found.length === 0) {
    const names = policies.value.map(({ name }) => `“${name}”`).join(", ");
    return row(head, {
      state: "failed",
      reason: "preparation-policy-missing",
      detail:
        policyName === null || names === ""
          ? "The tenant has no device preparation policy."
          : `The tenant has no device preparation policy “${policyName}”, only ${names}.`,
      remedy: remedy("Create it there, or correct the name in the build.", path, policyName),
    });
  }
  const assigned = found.filter(({ assignments }) => assignments > 0);
  const [first] = assigned;
  if (!first) {
    return row(head, {
      state: "failed",
      reason: "preparation-policy-not-assigned",
      detail: `“${found[0]?.name}” is assigned to nobody.`,
      remedy: remedy("Assign it to the group of the users who will sign in.", `${path} › your policy › Assignments`),
    });
  }
  return row(head, { state: "passed", detail: `“${first.name}” is assigned to ${first.assignments} groups of users.` });
};

const manualRow = (subject: PreparationSubject): JudgedRow => {
  const steps = manualSteps(subject);
  return row("preparation-target", {
    state: "cannot-tell",
    reason: "needs-a-person",
    detail:
      "Whether the policy names this group can be neither read nor set by an app: Microsoft Graph answers it with an internal error. Do it once, signed in.",
    remedy: remedy(
      steps.map(({ text }, index) => `${index + 1}. ${text}`).join(" "),
      steps[1]?.portalPath ?? null,
      subject.groupObjectId,
    ),
  });
};

/** What a build's device preparation needs of the tenant. */
export const preparationRows = ({ token, preparations }: ReadinessFacts, subject: PreparationSubject): JudgedRow[] => {
  if (token.kind === "refused") return rowIds.map(withoutToken);
  const facts = preparations?.[subject.id];
  // The last one is for a person and needs no answer of Graph.
  if (!facts) return [manualRow(subject)];
  return [
    groupRow(facts, subject),
    principalRow(facts),
    ownerRow(facts),
    policyRow(facts, subject),
    manualRow(subject),
  ];
};
