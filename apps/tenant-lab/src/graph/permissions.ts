/**
 * Application permissions per kind of call, least privileged first. Microsoft Graph permissions reference; what its
 * data leaves out (the assignments of a profile) takes the permission of the resource.
 */
export const readServiceConfiguration = [
  "DeviceManagementServiceConfig.Read.All",
  "DeviceManagementServiceConfig.ReadWrite.All",
] as const;

export const writeServiceConfiguration = ["DeviceManagementServiceConfig.ReadWrite.All"] as const;

export const writeManagedDevices = [
  "DeviceManagementManagedDevices.ReadWrite.All",
  "DeviceManagementConfiguration.ReadWrite.All",
] as const;

export const readManagedDevices = [
  "DeviceManagementManagedDevices.Read.All",
  ...writeManagedDevices,
  "DeviceManagementConfiguration.Read.All",
] as const;

export const directoryReaders = ["Directory.Read.All", "Directory.ReadWrite.All"] as const;

export const readDevices = ["Device.Read.All", "Device.ReadWrite.All", ...directoryReaders] as const;

export const writeDevices = ["Device.ReadWrite.All", "Directory.ReadWrite.All"] as const;

export const checkMembership = [
  ...readDevices,
  "Application.Read.All",
  "Application.ReadWrite.All",
  "Group.Read.All",
  "Group.ReadWrite.All",
  "GroupMember.Read.All",
] as const;

/** May see everything of a group. */
export const readWholeGroups = ["Group.Read.All", "Group.ReadWrite.All", ...directoryReaders] as const;

export const readGroups = ["GroupMember.Read.All", "GroupMember.ReadWrite.All", ...readWholeGroups] as const;

export const writeGroups = ["Group.ReadWrite.All", "Directory.ReadWrite.All"] as const;

export const writeConfiguration = ["DeviceManagementConfiguration.ReadWrite.All"] as const;

export const readConfiguration = ["DeviceManagementConfiguration.Read.All", ...writeConfiguration] as const;
export const writeGroupMembers = ["GroupMember.ReadWrite.All", ...writeGroups] as const;

export const createGroups = ["Group.Create", "Group.ReadWrite.All", "Directory.ReadWrite.All"] as const;

export const readApplications = [
  "Application.Read.All",
  "Application.ReadWrite.OwnedBy",
  "Application.ReadWrite.All",
  ...directoryReaders,
] as const;

/** Whoever reads the whole directory does not read these (Microsoft Graph permissions reference). */
export const readFederatedCredentials = [
  "Application.Read.All",
  "Application.ReadWrite.OwnedBy",
  "Application.ReadWrite.All",
] as const;

/** May write any application, or (the last one) those that it owns. */
export const writeApplications = ["Application.ReadWrite.All", "Application.ReadWrite.OwnedBy"] as const;

/** What consents to application permissions. */
export const grantAppRoles = ["AppRoleAssignment.ReadWrite.All"] as const;

export const readApprovals = [
  ...readConfiguration,
  "DeviceManagementRBAC.Read.All",
  "DeviceManagementRBAC.ReadWrite.All",
] as const;

/** Whether the caller holds one of `permissions`. */
export function holdsOne(roles: readonly string[], permissions: readonly string[]): boolean {
  return permissions.some((permission) => roles.includes(permission));
}
