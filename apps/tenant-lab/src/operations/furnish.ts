import type { DirectoryRole } from "../entra/directory-roles.ts";
import { addUsualPrincipals } from "../entra/first-party.ts";
import type { LabCore } from "../lab-core.ts";
import type { Tenant, User } from "../state/entra-entities.ts";

/** People of every tenant in the lab, by the part before the at-sign. They sign in without a password. */
const usualUsers: readonly { name: string; displayName: string; directoryRoles: readonly DirectoryRole[] }[] = [
  { name: "admin", displayName: "Ada Global", directoryRoles: ["Global Administrator"] },
  { name: "roles", displayName: "Rosa Privileged", directoryRoles: ["Privileged Role Administrator"] },
  { name: "apps", displayName: "Alan Applications", directoryRoles: ["Application Administrator"] },
  { name: "intune", displayName: "Ines Intune", directoryRoles: ["Intune Administrator"] },
  { name: "user", displayName: "Uma Member", directoryRoles: [] },
];

export interface NewUser {
  /** Whole (`kim@contoso.example`) or only the part before the at-sign. */
  readonly userPrincipalName: string;
  readonly displayName?: string | undefined;
  /** Left out: an ordinary member. */
  readonly directoryRoles?: readonly DirectoryRole[] | undefined;
}

export function putUser(lab: LabCore, tenant: Tenant, request: NewUser): User {
  const { userPrincipalName: name, displayName, directoryRoles = [] } = request;
  const userPrincipalName = (name.includes("@") ? name : `${name}@${tenant.domain}`).toLowerCase();
  const known = lab.state.users.by("userPrincipalName", userPrincipalName)[0];
  return lab.state.users.put({
    id: known?.id ?? lab.newId(),
    sequence: known?.sequence ?? lab.state.nextSequence(),
    tenantId: tenant.id,
    userPrincipalName,
    displayName: displayName ?? known?.displayName ?? userPrincipalName,
    directoryRoles: [...directoryRoles],
  });
}

/** Puts into a tenant what every one has; also into those that an older lab kept. */
export function furnishTenant(lab: LabCore, tenant: Tenant): void {
  addUsualPrincipals(lab, tenant.id);
  if (lab.state.users.by("tenantId", tenant.id).length > 0) return;
  for (const { name, ...user } of usualUsers) putUser(lab, tenant, { userPrincipalName: name, ...user });
}
