import { reconsiderProfiles } from "../behaviour/profiles.ts";
import type { LabCore } from "../lab-core.ts";
import type { AssignmentTarget, DeploymentProfile, HiddenPages, ProfileAssignment } from "../state/entities.ts";
import { LabRefusal } from "./refusal.ts";
import { tenantOf } from "./tenants.ts";

export interface NewProfile {
  readonly id?: string | undefined;
  readonly displayName: string;
  readonly description?: string | undefined;
  readonly deviceUsageType?: "singleUser" | "shared" | undefined;
  readonly userType?: "administrator" | "standard" | undefined;
  readonly joinType?: "entra" | "hybrid" | undefined;
  readonly deviceNameTemplate?: string | undefined;
  readonly preprovisioningAllowed?: boolean | undefined;
  readonly hardwareHashExtractionEnabled?: boolean | undefined;
  readonly locale?: string | undefined;
  readonly hiddenPages?: Partial<HiddenPages> | undefined;
}

export function addProfile(lab: LabCore, tenantId: string, request: NewProfile): DeploymentProfile {
  const tenant = tenantOf(lab, tenantId);
  const id = (request.id ?? lab.newId()).toLowerCase();
  if (lab.state.profiles.get(id) !== undefined) throw new LabRefusal(409, `There is a profile ${id} already.`);
  const now = lab.clock.now();
  return lab.state.profiles.put({
    id,
    sequence: lab.state.nextSequence(),
    tenantId: tenant.id,
    displayName: request.displayName,
    description: request.description ?? "",
    deviceUsageType: request.deviceUsageType ?? "singleUser",
    userType: request.userType ?? "standard",
    joinType: request.joinType ?? "entra",
    deviceNameTemplate: request.deviceNameTemplate ?? "",
    preprovisioningAllowed: request.preprovisioningAllowed ?? false,
    hardwareHashExtractionEnabled: request.hardwareHashExtractionEnabled ?? false,
    locale: request.locale ?? "os-default",
    hiddenPages: {
      privacySettingsHidden: true,
      eulaHidden: true,
      keyboardSelectionPageSkipped: request.deviceUsageType === "shared",
      escapeLinkHidden: true,
      ...request.hiddenPages,
    },
    createdAt: now,
    modifiedAt: now,
  });
}

/** Changes a profile and, where its kind changed, what follows for its devices. */
export function changeProfile(lab: LabCore, profile: DeploymentProfile, wanted: NewProfile): void {
  const { id: _id, hiddenPages, joinType: _joinType, ...rest } = wanted;
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  lab.state.profiles.put({
    ...profile,
    ...given,
    hiddenPages: { ...profile.hiddenPages, ...hiddenPages },
    modifiedAt: lab.clock.now(),
  });
  reconsiderProfiles(lab, profile.tenantId, lab.clock.now());
}

/** @throws LabRefusal 404 */
export function profileOf(lab: LabCore, profileId: string): DeploymentProfile {
  const profile = lab.state.profiles.get(profileId.toLowerCase());
  if (profile === undefined) throw new LabRefusal(404, `There is no profile ${profileId}.`);
  return profile;
}

/** Assigns a profile. Assigning it twice to the same target changes nothing. */
export function addAssignment(lab: LabCore, profile: DeploymentProfile, target: AssignmentTarget): ProfileAssignment {
  const suffix = target.kind === "all-devices" ? "adadadad-808e-44e2-905a-0b7873a8a531" : target.groupId.toLowerCase();
  const id = `${profile.id}_${suffix}_${target.kind === "exclusion-group" ? "1" : "0"}`;
  const known = lab.state.assignments.get(id);
  if (known !== undefined) return known;
  const assignment = lab.state.assignments.put({
    id,
    sequence: lab.state.nextSequence(),
    tenantId: profile.tenantId,
    profileId: profile.id,
    target: target.kind === "all-devices" ? target : { ...target, groupId: target.groupId.toLowerCase() },
  });
  reconsiderProfiles(lab, profile.tenantId, lab.clock.now());
  return assignment;
}

export function removeAssignment(lab: LabCore, assignment: ProfileAssignment): void {
  lab.state.assignments.delete(assignment.id);
  reconsiderProfiles(lab, assignment.tenantId, lab.clock.now());
}
