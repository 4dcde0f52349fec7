/** Directory roles the lab knows, with their template ids, as tokens carry them in `wids`. Microsoft Entra built-in roles. */
export const directoryRoles = {
  "Global Administrator": "62e90394-69f5-4237-9190-012177145e10",
  "Privileged Role Administrator": "e8611ab8-c189-46e8-94e1-60213ab1f814",
  "Application Administrator": "9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3",
  "Cloud Application Administrator": "158c047a-c907-4556-b7ef-446551a6b5f7",
  "Groups Administrator": "fdd7a751-b60b-444a-984c-02652fe8fa1c",
  "Intune Administrator": "3a2c62db-5318-420d-8d74-23affee5d9d5",
} as const;

export type DirectoryRole = keyof typeof directoryRoles;

export const directoryRoleNames = Object.keys(directoryRoles) as [DirectoryRole, ...DirectoryRole[]];

/** What everybody's token carries who is a member of the tenant. */
export const memberRoleId = "b79fbf4d-3ef9-4689-8143-76b194e85509";
