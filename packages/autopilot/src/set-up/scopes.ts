import type { SetUpWish } from "@windlass/protocol";

/**
 * Delegated permissions that doing a wish takes, and no more (Microsoft Graph permissions reference). The person's roles
 * limit them further: a delegated token may never do more than whoever signed in.
 */
export const delegatedScopes = ({ profile }: Pick<SetUpWish, "profile">): string[] => [
  "Application.ReadWrite.All",
  "AppRoleAssignment.ReadWrite.All",
  "Group.ReadWrite.All",
  ...(profile ? ["DeviceManagementServiceConfig.ReadWrite.All"] : []),
];
