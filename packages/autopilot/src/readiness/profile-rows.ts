import type { AssignedProfile, DeploymentMode } from "../graph/beta/profiles.ts";
import { type ApplicableProfiles, applicableProfiles } from "./applicable-profiles.ts";
import type { BuildSubject, ReadinessFacts } from "./facts.ts";
import { hardwareRows } from "./hardware-row.ts";
import { modeRow } from "./mode-row.ts";
import { nameRow } from "./name-row.ts";
import { oobeRow } from "./oobe-row.ts";
import { requiredPermission } from "./permissions.ts";
import { type JudgedRow, passed, portal, remedy, row, unavailable, withoutPermission, withoutToken } from "./row.ts";

const profileRowIds = ["profile", "profile-mode", "profile-name", "profile-oobe"] as const;

const modeWords: Record<DeploymentMode, string> = {
  "user-driven": "user-driven, joins Microsoft Entra",
  "self-deploying": "self-deploying, joins Microsoft Entra; its devices need TPM 2.0 with attestation",
  "hybrid-user-driven": "user-driven with hybrid join",
  unknown: "of an unknown mode",
};

const quoted = (profiles: readonly AssignedProfile[]): string => profiles.map(({ name }) => `“${name}”`).join(", ");

const unassigned = (
  profiles: readonly AssignedProfile[],
  { excluding }: ApplicableProfiles,
  groupObjectId: string,
): JudgedRow => {
  const assign = remedy(
    "Create a profile or edit one, and assign it to the group with this object id.",
    portal.profiles,
    groupObjectId,
  );
  if (profiles.length === 0) {
    const detail = "The tenant has no deployment profile.";
    return row("profile", { state: "failed", reason: "profile-missing", detail, remedy: assign });
  }
  if (excluding.length > 0) {
    const detail = `${quoted(excluding)} would reach the build's devices, but their group is excluded from it.`;
    const text = "Take the group with this object id out of the profile's excluded groups.";
    const undo = remedy(text, `${portal.profiles} › Assignments`, groupObjectId);
    return row("profile", { state: "failed", reason: "profile-excluded", detail, remedy: undo });
  }
  const detail = `None of the deployment profiles (${quoted(profiles)}) is assigned to the build's group or to all devices.`;
  return row("profile", { state: "failed", reason: "profile-not-assigned", detail, remedy: assign });
};

const assigned = (winner: AssignedProfile, losers: readonly AssignedProfile[]): JudgedRow => {
  const target = winner.allDevices ? "all devices" : "the build's group";
  const converts = winner.convertsDevices
    ? " It also registers devices that are in the group but not in Autopilot."
    : "";
  const detail = `“${winner.name}” is assigned to ${target}; it is ${modeWords[winner.mode]}.${converts}`;
  if (winner.deviceType !== null && !["windowsPc", "virtualMachine"].includes(winner.deviceType)) {
    return row("profile", {
      state: "failed",
      reason: "profile-device-type",
      detail: `“${winner.name}” is a profile for ${winner.deviceType}, not for Windows PCs.`,
      remedy: remedy("Assign a profile for Windows PCs to the build's group.", portal.profiles),
    });
  }
  if (losers.length === 0) return passed("profile", detail);
  return row("profile", {
    state: "warning",
    reason: "profile-conflict",
    detail: `${detail} ${quoted(losers)} would apply too; the oldest wins, which is “${winner.name}”.`,
    remedy: remedy("Leave only one profile assigned to these devices.", portal.profiles),
  });
};

const withoutProfile = (id: (typeof profileRowIds)[number]): JudgedRow =>
  row(id, { state: "cannot-tell", reason: "no-profile", detail: "No profile reaches the build's group." });

const judged = (profiles: readonly AssignedProfile[], build: BuildSubject): JudgedRow[] => {
  const applicable = applicableProfiles(profiles, build.groupObjectId);
  const { winner, losers } = applicable;
  if (!winner) {
    const [, ...others] = profileRowIds;
    return [unassigned(profiles, applicable, build.groupObjectId), ...others.map(withoutProfile)];
  }
  return [
    assigned(winner, losers),
    modeRow(winner, build.intendedMode ?? null),
    nameRow(winner, build.names ?? null),
    oobeRow(winner),
    ...hardwareRows(winner, build),
  ];
};

/** Which deployment profile reaches a build's group, and whether it fits the build. */
export const profileRows = ({ token, profiles }: ReadinessFacts, build: BuildSubject): JudgedRow[] => {
  if (token.kind === "refused" || !profiles) return profileRowIds.map(withoutToken);
  switch (profiles.kind) {
    case "seen":
      return judged(profiles.value, build);
    case "forbidden":
      return profileRowIds.map((id) =>
        withoutPermission(id, requiredPermission, "The app may not read deployment profiles."),
      );
    case "not-found":
      return profileRowIds.map((id) =>
        unavailable(id, "Microsoft Graph's beta no longer has deployment profiles where they were."),
      );
    case "unavailable":
      return profileRowIds.map((id) => unavailable(id, profiles.message));
  }
};
