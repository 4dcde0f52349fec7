/** Without it nothing works. */
export const requiredPermission = "DeviceManagementServiceConfig.ReadWrite.All";
/** Lets registration be watched in Microsoft Entra. */
export const recommendedPermission = "Device.Read.All";
export const groupPermission = "Group.Read.All";
export const applicationPermission = "Application.Read.All";

interface OptionalPermission {
  readonly name: string;
  readonly purpose: string;
  /** Greater permissions that do the same. */
  readonly includedIn: readonly string[];
}

/** What Windlass does with each permission that it can do without. */
export const optionalPermissions: readonly OptionalPermission[] = [
  {
    name: groupPermission,
    purpose: "reads the group and its membership rule",
    includedIn: ["Group.ReadWrite.All", "Directory.Read.All", "Directory.ReadWrite.All"],
  },
  {
    name: applicationPermission,
    purpose: "reads when the app's credential expires and which federated tokens it trusts",
    includedIn: [
      "Application.ReadWrite.OwnedBy",
      "Application.ReadWrite.All",
      "Directory.Read.All",
      "Directory.ReadWrite.All",
    ],
  },
  {
    name: "DeviceManagementManagedDevices.Read.All",
    purpose: "tells whether a device has enrolled",
    includedIn: ["DeviceManagementManagedDevices.ReadWrite.All"],
  },
];

/** Permissions some part of this product has a use for; anything else is more than it should have. */
const useful = new Set([
  requiredPermission,
  recommendedPermission,
  ...optionalPermissions.map(({ name }) => name),
  "GroupMember.Read.All",
  // Rotates the app's own credential.
  "Application.ReadWrite.OwnedBy",
  // Removes a device from Intune and Entra when it is retired.
  "DeviceManagementManagedDevices.ReadWrite.All",
  "Device.ReadWrite.All",
  // Device preparation policies; requests that wait for a second administrator.
  "DeviceManagementConfiguration.Read.All",
]);

/** How much somebody could do with the app's credential, in words. */
interface Risk {
  readonly level: "high" | "medium" | "low";
  readonly why: string;
}

const takesOver: Readonly<Record<string, string>> = {
  "RoleManagement.ReadWrite.Directory": "may make anybody a Global Administrator",
  "AppRoleAssignment.ReadWrite.All": "may give itself every other permission",
  "Application.ReadWrite.All": "may add credentials to every app and act as it",
  "Directory.ReadWrite.All": "may change almost everything in the directory",
  "Group.ReadWrite.All": "may change every group's members and rule, and so who gets what",
  "GroupMember.ReadWrite.All": "may put anybody into every group",
  "User.ReadWrite.All": "may change every user",
  "User.ManageIdentities.All": "may change how users sign in",
  "DeviceManagementManagedDevices.PrivilegedOperations.All": "may wipe and lock every managed device",
  "DeviceManagementConfiguration.ReadWrite.All": "may run scripts on every managed device",
  "DeviceManagementScripts.ReadWrite.All": "may run scripts on every managed device",
  "DeviceManagementApps.ReadWrite.All": "may install software on every managed device",
  "DeviceManagementRBAC.ReadWrite.All": "may change who administers Intune",
};

/** What a permission that is not needed puts at risk. */
const riskOf = (permission: string): Risk => {
  const why = takesOver[permission];
  if (why) return { level: "high", why };
  if (/^(Mail|Files|Sites|Chat|Calendars|Notes)\./u.test(permission)) {
    return { level: "high", why: "reaches people's mail, files or conversations" };
  }
  if (/\.(ReadWrite|Manage|Send|Create)\b/u.test(permission)) return { level: "medium", why: "may change things" };
  return { level: "low", why: "may read" };
};

const levels = ["high", "medium", "low"] as const;

/** Granted permissions that nothing here uses, the most dangerous first. */
export const surplusPermissions = (roles: readonly string[]): readonly (Risk & { readonly name: string })[] =>
  roles
    .filter((name) => !useful.has(name))
    .map((name) => ({ name, ...riskOf(name) }))
    .toSorted((left, right) => levels.indexOf(left.level) - levels.indexOf(right.level));

/** Whether the roles contain a permission or one that includes it. */
export const isGranted = (roles: readonly string[], { name, includedIn }: OptionalPermission): boolean =>
  [name, ...includedIn].some((one) => roles.includes(one));
