import { addFirstPartyPrincipal, firstPartyApplications, firstPartyPrincipal } from "../entra/first-party.ts";
import type { LabCore } from "../lab-core.ts";
import type { Application } from "../state/entra-entities.ts";

/** A service principal of a tenant: an application's of its own, or one of Microsoft's. */
export interface ServicePrincipal {
  readonly id: string;
  readonly appId: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly sequence: number;
  /** Null for Microsoft's own applications. */
  readonly application: Application | null;
}

/** All service principals of a tenant, in the order in which they came. */
export function servicePrincipalsOf(lab: LabCore, tenantId: string): ServicePrincipal[] {
  const own = lab.state.applications.by("tenantId", tenantId).flatMap((application): ServicePrincipal[] => {
    const { id: appId, servicePrincipalId, displayName, enabled, sequence } = application;
    return servicePrincipalId === null
      ? []
      : [{ id: servicePrincipalId, appId, displayName, enabled, sequence, application }];
  });
  const firstParty = lab.state.firstPartyPrincipals
    .by("tenantId", tenantId)
    .map(({ id, appId, displayName, enabled, sequence }) => ({
      id,
      appId,
      displayName,
      enabled,
      sequence,
      application: null,
    }));
  return [...firstParty, ...own].toSorted((one, other) => one.sequence - other.sequence);
}

export function findServicePrincipal(lab: LabCore, tenantId: string, id: string): ServicePrincipal | undefined {
  return servicePrincipalsOf(lab, tenantId).find((one) => one.id === id);
}

/** Why a service principal cannot be made. */
export type PrincipalRefusal = "exists" | "no-application";

/**
 * Makes the service principal of an application of the tenant, or of one of Microsoft's. `visibleFrom` is when all of
 * Entra knows it.
 */
export function addServicePrincipal(
  lab: LabCore,
  tenantId: string,
  appId: string,
  visibleFrom: number,
): ServicePrincipal | PrincipalRefusal {
  if (firstPartyApplications.some((one) => one.appId === appId)) {
    if (firstPartyPrincipal(lab, tenantId, appId) !== undefined) return "exists";
    const made = addFirstPartyPrincipal(lab, tenantId, appId);
    return made === null ? "no-application" : { ...made, application: null };
  }
  const application = lab.state.applications.get(appId);
  if (application?.tenantId !== tenantId || application.visibleFrom > lab.clock.now()) return "no-application";
  if (application.servicePrincipalId !== null) return "exists";
  const id = lab.newId();
  const changed = { ...application, servicePrincipalId: id, principalVisibleFrom: visibleFrom };
  lab.state.applications.put(changed);
  const { displayName, enabled, sequence } = changed;
  return { id, appId, displayName, enabled, sequence, application: changed };
}

/** Takes a service principal away, with everything that was granted to it. */
export function removeServicePrincipal(lab: LabCore, principal: ServicePrincipal): void {
  if (principal.application === null) lab.state.firstPartyPrincipals.delete(principal.id);
  else lab.state.applications.put({ ...principal.application, servicePrincipalId: null, roles: [], enabled: true });
}

export function enableServicePrincipal(lab: LabCore, principal: ServicePrincipal, enabled: boolean): void {
  if (principal.application !== null) {
    lab.state.applications.put({ ...principal.application, enabled });
    return;
  }
  const known = lab.state.firstPartyPrincipals.get(principal.id);
  if (known !== undefined) lab.state.firstPartyPrincipals.put({ ...known, enabled });
}
