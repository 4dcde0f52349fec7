import type { Entity, TenantEntity } from "./entity.ts";

export interface ImportRecord extends TenantEntity {
  readonly importId: string | null;
  readonly serialNumber: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly assignedUserPrincipalName: string | null;
  readonly hardwareIdentifier: string;
  readonly status: "unknown" | "pending" | "complete" | "error";
  readonly errorCode: number;
  readonly errorName: string;
  readonly registrationId: string;
  /** The same device stood earlier in the same call. */
  readonly duplicateInCall: boolean;
}

type ProfileStatus =
  | "notAssigned"
  | "pending"
  | "failed"
  | "assignedInSync"
  | "assignedOutOfSync"
  | "assignedUnkownSyncState";

export interface AutopilotDevice extends TenantEntity {
  readonly serialNumber: string;
  /** The serial number in lower case, by which devices are told apart. */
  readonly serialKey: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly systemFamily: string;
  readonly skuNumber: string;
  readonly productKey: string;
  readonly groupTag: string;
  readonly displayName: string;
  readonly userPrincipalName: string;
  readonly addressableUserName: string;
  readonly entraDeviceId: string;
  readonly hasTpmData: boolean;
  readonly registeredAt: number;
  readonly deleting: boolean;
  readonly profileStatus: ProfileStatus;
  readonly profileDetail: "none" | "hardwareRequirementsNotMet";
  readonly profileId: string | null;
  readonly intendedProfileId: string | null;
  readonly profileAssignedAt: number | null;
}

/** What Intune says of a registered device beyond its record; without an entry nothing is wrong. `id` is the record's. */
export interface DeviceCondition extends Entity {
  readonly remediation: "none" | "automatic" | "manual";
  readonly remediationChangedAt: number;
  /** The next enrolment is refused until an administrator allows it. */
  readonly blocked: boolean;
}

/** The record that Intune keeps of an enrolled device. */
export interface ManagedDevice extends TenantEntity {
  readonly autopilotDeviceId: string;
  readonly serialNumber: string;
  readonly deviceName: string;
  readonly userPrincipalName: string;
  readonly manufacturer: string;
  readonly model: string;
  readonly entraDeviceId: string;
  readonly enrolledAt: number;
  readonly lastContactAt: number;
  readonly deleting: boolean;
}

/** A device object of Microsoft Entra. `id` is the object id, `deviceId` the other one. */
export interface DirectoryDevice extends TenantEntity {
  readonly deviceId: string;
  readonly displayName: string;
  readonly physicalIds: readonly string[];
  readonly autopilotDeviceId: string | null;
  readonly createdAt: number;
}

export interface Group extends TenantEntity {
  readonly displayName: string;
  readonly description: string | null;
  readonly mailNickname: string;
  /** Null: an assigned (static) group. */
  readonly membershipRule: string | null;
  readonly processingState: "On" | "Paused";
  readonly createdAt: number;
  readonly evaluatedAt: number | null;
  /** Why the last evaluation could not be made. */
  readonly evaluationError: string | null;
}

/** `id` is `groupId/objectId`. */
export interface Membership extends TenantEntity {
  readonly groupId: string;
  readonly objectId: string;
  readonly since: number;
}

/** `id` is `groupId/objectId`; the owner is a service principal or a person. */
export interface GroupOwner extends TenantEntity {
  readonly groupId: string;
  readonly objectId: string;
}

/** What tells Intune, before a device enrols, that it belongs to the organisation. */
export interface CorporateIdentifier extends TenantEntity {
  /** Type and identifier in lower case, by which they are told apart. */
  readonly key: string;
  readonly type: "imei" | "serialNumber" | "manufacturerModelSerial";
  readonly identifier: string;
  readonly description: string;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** A device preparation policy of the settings catalogue. */
export interface PreparationPolicy extends TenantEntity {
  readonly name: string;
  /** Object ids of user groups. */
  readonly assignedTo: readonly string[];
  /** The group that devices join while they enrol. */
  readonly deviceGroupId: string | null;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

/** Which pages of the out-of-box experience a profile leaves out. */
export interface HiddenPages {
  readonly privacySettingsHidden: boolean;
  readonly eulaHidden: boolean;
  readonly keyboardSelectionPageSkipped: boolean;
  readonly escapeLinkHidden: boolean;
}

export interface DeploymentProfile extends TenantEntity {
  readonly displayName: string;
  readonly description: string;
  readonly deviceUsageType: "singleUser" | "shared";
  readonly userType: "administrator" | "standard";
  readonly joinType: "entra" | "hybrid";
  readonly deviceNameTemplate: string;
  readonly preprovisioningAllowed: boolean;
  readonly hardwareHashExtractionEnabled: boolean;
  /** `os-default` or a language. */
  readonly locale: string;
  readonly hiddenPages: HiddenPages;
  readonly createdAt: number;
  readonly modifiedAt: number;
}

export type AssignmentTarget =
  | { readonly kind: "group"; readonly groupId: string }
  | { readonly kind: "exclusion-group"; readonly groupId: string }
  | { readonly kind: "all-devices" };

/** `id` is made of profile and group, as Intune makes it. */
export interface ProfileAssignment extends TenantEntity {
  readonly profileId: string;
  readonly target: AssignmentTarget;
}

/** `id` is the tenant's id. */
export interface SyncState extends Entity {
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly running: boolean;
}
