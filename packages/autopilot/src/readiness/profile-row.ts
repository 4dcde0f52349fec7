import type { ReadinessRow } from "@windlass/protocol";
import type { AssignedProfile, DeploymentMode } from "../graph/beta/profiles.ts";
import type { ReadinessFacts } from "./facts.ts";
import { portal, remedy, requiredPermission, row, unavailable, withoutPermission, withoutToken } from "./row.ts";

const head = { id: "profile", step: 7, title: "Deployment profile" } as const;

const modeWords: Record<DeploymentMode, string> = {
  "user-driven": "user-driven",
  "self-deploying": "self-deploying; its devices need TPM 2.0 with attestation",
  "hybrid-user-driven": "user-driven with hybrid join",
  unknown: "of an unknown mode",
};

const sameId = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

const verdict = (profiles: readonly AssignedProfile[], groupObjectId: string): ReadinessRow => {
  // Oldest first: on conflict the oldest one wins.
  const candidates = profiles.filter(
    ({ allDevices, groupIds, excludedGroupIds }) =>
      !excludedGroupIds.some((id) => sameId(id, groupObjectId)) &&
      (allDevices || groupIds.some((id) => sameId(id, groupObjectId))),
  );
  const [winner, ...others] = candidates;
  if (!winner) {
    const names = profiles.map(({ name }) => `“${name}”`).join(", ");
    return row(head, {
      state: "failed",
      reason: profiles.length === 0 ? "profile-missing" : "profile-not-assigned",
      detail:
        profiles.length === 0
          ? "The tenant has no deployment profile."
          : `None of the deployment profiles (${names}) is assigned to the build's group or to all devices.`,
      remedy: remedy(
        "Create a profile or edit one, and assign it to the group with this object id.",
        portal.profiles,
        groupObjectId,
      ),
    });
  }
  const target = winner.allDevices ? "all devices" : "the build's group";
  const detail = `“${winner.name}” is assigned to ${target}; it is ${modeWords[winner.mode]}.`;
  if (others.length === 0) return row(head, { state: "passed", detail });
  const losers = others.map(({ name }) => `“${name}”`).join(", ");
  return row(head, {
    state: "warning",
    reason: "profile-conflict",
    detail: `${detail} ${losers} would apply too; the oldest wins.`,
    remedy: remedy("Leave only one profile assigned to these devices.", portal.profiles),
  });
};

/** Whether a deployment profile reaches the build's group; nothing where no build was asked about. */
export const profileRows = ({ subject, token, profiles }: ReadinessFacts): ReadinessRow[] => {
  if (!subject.build) return [];
  if (token.kind === "refused" || !profiles) return [withoutToken(head)];
  switch (profiles.kind) {
    case "seen":
      return [verdict(profiles.value, subject.build.groupObjectId)];
    case "forbidden":
      return [withoutPermission(head, requiredPermission, "The app may not read deployment profiles.")];
    case "not-found":
      return [unavailable(head, "Microsoft Graph's beta no longer has deployment profiles where they were.")];
    case "unavailable":
      return [unavailable(head, profiles.message)];
  }
};
