import type { AssignedProfile } from "../graph/beta/profiles.ts";

const sameId = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase();

const names = (ids: readonly string[], groupObjectId: string): boolean => ids.some((id) => sameId(id, groupObjectId));

export interface ApplicableProfiles {
  /** The one devices of the group get: the oldest. */
  readonly winner: AssignedProfile | null;
  /** Would apply too, were they older. */
  readonly losers: readonly AssignedProfile[];
  /** Assigned, but the group is excluded from them. */
  readonly excluding: readonly AssignedProfile[];
}

/**
 * Which profile devices of a group get. On conflict the profile created first wins, and an exclusion takes precedence
 * over an inclusion (Microsoft, "Configure Windows Autopilot profiles").
 *
 * @param profiles oldest first
 */
export const applicableProfiles = (profiles: readonly AssignedProfile[], groupObjectId: string): ApplicableProfiles => {
  const included = profiles.filter(({ allDevices, groupIds }) => allDevices || names(groupIds, groupObjectId));
  const excluding = included.filter(({ excludedGroupIds }) => names(excludedGroupIds, groupObjectId));
  const [winner = null, ...losers] = included.filter((profile) => !excluding.includes(profile));
  return { winner, losers, excluding };
};
