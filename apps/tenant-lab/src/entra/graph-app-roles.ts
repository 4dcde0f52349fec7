/** A permission that an application can be given on Microsoft Graph. */
export interface GraphAppRole {
  readonly id: string;
  /** Its name in tokens. */
  readonly value: string;
  readonly displayName: string;
}

/** Application permissions with the ids they have in every tenant. Microsoft Graph permissions reference. */
export const graphAppRoles: readonly GraphAppRole[] = [
  {
    id: "5ac13192-7ace-4fcf-b828-1a26f28068ee",
    value: "DeviceManagementServiceConfig.ReadWrite.All",
    displayName: "Read and write Microsoft Intune configuration",
  },
  {
    id: "06a5fe6d-c49d-46a7-b082-56b1b14103c7",
    value: "DeviceManagementServiceConfig.Read.All",
    displayName: "Read Microsoft Intune configuration",
  },
  { id: "7438b122-aefc-4978-80ed-43db9fcc7715", value: "Device.Read.All", displayName: "Read all devices" },
  { id: "1138cb37-bd11-4084-a2b7-9f71582aeddb", value: "Device.ReadWrite.All", displayName: "Read and write devices" },
  { id: "5b567255-7703-4780-807c-7be8301ae99b", value: "Group.Read.All", displayName: "Read all groups" },
  {
    id: "62a82d76-70ea-41e2-9197-370581804d09",
    value: "Group.ReadWrite.All",
    displayName: "Read and write all groups",
  },
  { id: "bf7b1a76-6e77-406b-b258-bf5c7720e98f", value: "Group.Create", displayName: "Create groups" },
  {
    id: "98830695-27a2-44f7-8c18-0c3ebc9698f6",
    value: "GroupMember.Read.All",
    displayName: "Read all group memberships",
  },
  {
    id: "dbaae8cf-10b5-4b86-a4a1-f871c94c6695",
    value: "GroupMember.ReadWrite.All",
    displayName: "Read and write all group memberships",
  },
  {
    id: "2f51be20-0bb4-4fed-bf7b-db946066c75e",
    value: "DeviceManagementManagedDevices.Read.All",
    displayName: "Read Microsoft Intune devices",
  },
  {
    id: "243333ab-4d21-40cb-a475-36241daa0842",
    value: "DeviceManagementManagedDevices.ReadWrite.All",
    displayName: "Read and write Microsoft Intune devices",
  },
  {
    id: "5b07b0dd-2377-4e44-a38d-703f09a0dc3c",
    value: "DeviceManagementManagedDevices.PrivilegedOperations.All",
    displayName: "Perform user-impacting remote actions on Microsoft Intune devices",
  },
  {
    id: "dc377aa6-52d8-4e23-b271-2a7ae04cedf3",
    value: "DeviceManagementConfiguration.Read.All",
    displayName: "Read Microsoft Intune device configuration and policies",
  },
  {
    id: "9241abd9-d0e6-425a-bd4f-47ba86e767a4",
    value: "DeviceManagementConfiguration.ReadWrite.All",
    displayName: "Read and write Microsoft Intune device configuration and policies",
  },
  {
    id: "58ca0d9a-1575-47e1-a3cb-007ef2e4583b",
    value: "DeviceManagementRBAC.Read.All",
    displayName: "Read Microsoft Intune RBAC settings",
  },
  {
    id: "7a6ee1e7-141e-4cec-ae74-d9db155731ff",
    value: "DeviceManagementApps.Read.All",
    displayName: "Read Microsoft Intune apps",
  },
  { id: "9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30", value: "Application.Read.All", displayName: "Read all applications" },
  {
    id: "18a4783c-866b-4cc7-a460-3d5e5662c884",
    value: "Application.ReadWrite.OwnedBy",
    displayName: "Manage apps that this app creates or owns",
  },
  {
    id: "1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9",
    value: "Application.ReadWrite.All",
    displayName: "Read and write all applications",
  },
  { id: "7ab1d382-f21e-4acd-a863-ba3e13f7da61", value: "Directory.Read.All", displayName: "Read directory data" },
  {
    id: "19dbc75e-c2e2-444c-a770-ec69d8559fc7",
    value: "Directory.ReadWrite.All",
    displayName: "Read and write directory data",
  },
  {
    id: "498476ce-e0fe-48b0-b801-37ba7e2685c6",
    value: "Organization.Read.All",
    displayName: "Read organization information",
  },
  { id: "df021288-bdef-4463-88db-98f22de89214", value: "User.Read.All", displayName: "Read all users' full profiles" },
  {
    id: "97235f07-e226-4f63-ace3-39588e11d3a1",
    value: "User.ReadBasic.All",
    displayName: "Read all users' basic profiles",
  },
  {
    id: "e2f98668-2877-4f38-a2f4-8202e0717aa1",
    value: "LicenseAssignment.Read.All",
    displayName: "Read all license assignments.",
  },
  {
    id: "06b708a9-e830-4db3-a914-8e69da51d44f",
    value: "AppRoleAssignment.ReadWrite.All",
    displayName: "Manage app permission grants and app role assignments",
  },
];
