import type { LabCore } from "../lab-core.ts";
import type { AutopilotDevice, DeploymentProfile, ProfileAssignment } from "../state/entities.ts";
import { scheduleOnce } from "./schedule.ts";

/**
 * The profile a device should have. Windows Autopilot, "Configure profiles": on conflict the profile created first
 * wins; an exclusion takes precedence over an inclusion.
 */
function intendedProfile(lab: LabCore, device: AutopilotDevice): DeploymentProfile | null {
  const anchor = lab.state.directoryDevices.by("autopilotDeviceId", device.id)[0];
  const groups = new Set(
    lab.state.memberships.by("objectId", anchor?.id ?? "").map((membership) => membership.groupId),
  );
  const targeted = lab.state.profiles.by("tenantId", device.tenantId).filter((profile) => {
    const assignments = lab.state.assignments.by("profileId", profile.id);
    return assignments.some((one) => includes(one, groups)) && !assignments.some((one) => excludes(one, groups));
  });
  return targeted.toSorted((a, b) => a.createdAt - b.createdAt || a.sequence - b.sequence)[0] ?? null;
}

function includes({ target }: ProfileAssignment, groups: ReadonlySet<string>): boolean {
  return target.kind === "all-devices" || (target.kind === "group" && groups.has(target.groupId));
}

function excludes({ target }: ProfileAssignment, groups: ReadonlySet<string>): boolean {
  return target.kind === "exclusion-group" && groups.has(target.groupId);
}

/** Notes that a device's profile may have to change; the change itself comes after the delay. */
export function reconsiderProfile(lab: LabCore, autopilotDeviceId: string, at: number): void {
  const device = lab.state.autopilotDevices.get(autopilotDeviceId);
  if (device === undefined) return;
  const intended = intendedProfile(lab, device)?.id ?? null;
  if (intended === device.intendedProfileId) return;
  lab.state.autopilotDevices.put({
    ...device,
    intendedProfileId: intended,
    profileStatus: intended === null ? device.profileStatus : "pending",
  });
  scheduleOnce(lab, device.tenantId, at, "profileAssignment", { kind: "assign-profile", autopilotDeviceId });
}

/** The same for every device of a tenant, after a change of profiles or assignments. */
export function reconsiderProfiles(lab: LabCore, tenantId: string, at: number): void {
  for (const device of lab.state.autopilotDevices.by("tenantId", tenantId)) {
    reconsiderProfile(lab, device.id, at);
  }
}

/** Gives the device the profile it should have by now. Self-deployment needs a TPM, which the hash must show. */
export function assignProfile(lab: LabCore, autopilotDeviceId: string, at: number): void {
  const device = lab.state.autopilotDevices.get(autopilotDeviceId);
  if (device === undefined) return;
  const profile = intendedProfile(lab, device);
  if (profile === null) {
    lab.state.autopilotDevices.put({ ...device, ...unassigned });
  } else if (profile.deviceUsageType === "shared" && !device.hasTpmData) {
    lab.state.autopilotDevices.put({
      ...device,
      ...unassigned,
      intendedProfileId: profile.id,
      profileStatus: "failed",
      profileDetail: "hardwareRequirementsNotMet",
    });
  } else {
    lab.state.autopilotDevices.put({
      ...device,
      profileId: profile.id,
      intendedProfileId: profile.id,
      profileStatus: lab.behaviour().assignedStatus,
      profileDetail: "none",
      profileAssignedAt: at,
    });
  }
}

const unassigned = {
  profileId: null,
  intendedProfileId: null,
  profileStatus: "notAssigned",
  profileDetail: "none",
  profileAssignedAt: null,
} as const;
