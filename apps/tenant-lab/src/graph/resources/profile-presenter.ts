import type {
  WindowsAutopilotDeploymentProfile,
  WindowsAutopilotDeploymentProfileAssignment,
} from "@microsoft/microsoft-graph-types-beta";
import type { AssignmentTarget, DeploymentProfile, ProfileAssignment } from "../../state/entities.ts";
import { graphInstant } from "../exchange.ts";

/** Annotations are not part of Microsoft's types. */
type Annotated<Kind> = Kind & { readonly "@odata.type": string };

const profileTypes = {
  entra: "#microsoft.graph.azureADWindowsAutopilotDeploymentProfile",
  hybrid: "#microsoft.graph.activeDirectoryWindowsAutopilotDeploymentProfile",
} as const;

export function presentProfile(profile: DeploymentProfile): Annotated<WindowsAutopilotDeploymentProfile> {
  const { hiddenPages: hidden } = profile;
  return {
    "@odata.type": profileTypes[profile.joinType],
    id: profile.id,
    displayName: profile.displayName,
    description: profile.description,
    language: profile.locale,
    locale: profile.locale,
    createdDateTime: graphInstant(profile.createdAt),
    lastModifiedDateTime: graphInstant(profile.modifiedAt),
    enrollmentStatusScreenSettings: null,
    extractHardwareHash: profile.hardwareHashExtractionEnabled,
    hardwareHashExtractionEnabled: profile.hardwareHashExtractionEnabled,
    deviceNameTemplate: profile.deviceNameTemplate,
    deviceType: "windowsPc",
    enableWhiteGlove: profile.preprovisioningAllowed,
    preprovisioningAllowed: profile.preprovisioningAllowed,
    roleScopeTagIds: ["0"],
    managementServiceAppId: "",
    outOfBoxExperienceSetting: {
      ...hidden,
      userType: profile.userType,
      deviceUsageType: profile.deviceUsageType,
    },
    outOfBoxExperienceSettings: {
      hidePrivacySettings: hidden.privacySettingsHidden,
      hideEULA: hidden.eulaHidden,
      userType: profile.userType,
      deviceUsageType: profile.deviceUsageType,
      skipKeyboardSelectionPage: hidden.keyboardSelectionPageSkipped,
      hideEscapeLink: hidden.escapeLinkHidden,
    },
  };
}

const targetTypes = {
  group: "#microsoft.graph.groupAssignmentTarget",
  "exclusion-group": "#microsoft.graph.exclusionGroupAssignmentTarget",
  "all-devices": "#microsoft.graph.allDevicesAssignmentTarget",
} as const satisfies Record<AssignmentTarget["kind"], string>;

export function presentAssignment({
  id,
  profileId,
  target,
}: ProfileAssignment): WindowsAutopilotDeploymentProfileAssignment {
  const filter = {
    deviceAndAppManagementAssignmentFilterId: null,
    deviceAndAppManagementAssignmentFilterType: "none",
  } as const;
  const group = target.kind === "all-devices" ? {} : { groupId: target.groupId };
  const presented = { "@odata.type": targetTypes[target.kind], ...filter, ...group };
  return { id, source: "direct", sourceId: profileId, target: presented };
}
