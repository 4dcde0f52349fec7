import type { LabCore } from "../lab-core.ts";
import type { FirstPartyPrincipal } from "../state/entra-entities.ts";

/** Microsoft's own applications, with the ids they have everywhere. */
interface FirstPartyApplication {
  readonly appId: string;
  readonly displayName: string;
  /** Has a service principal in every tenant from the beginning; the others have to be added. */
  readonly everywhere: boolean;
}

export const microsoftGraphAppId = "00000003-0000-0000-c000-000000000000";

/** The public client with which Microsoft's own command lines sign people in. */
export const graphCommandLineAppId = "14d82eec-204b-4c2f-b7e8-296a70dab67e";

export const firstPartyApplications: readonly FirstPartyApplication[] = [
  { appId: microsoftGraphAppId, displayName: "Microsoft Graph", everywhere: true },
  { appId: graphCommandLineAppId, displayName: "Microsoft Graph Command Line Tools", everywhere: true },
  { appId: "f1346770-5b25-470b-88bd-d5744ab7952c", displayName: "Intune Provisioning Client", everywhere: false },
];

/** The service principal of one of Microsoft's applications in a tenant, if it has one there. */
export function firstPartyPrincipal(lab: LabCore, tenantId: string, appId: string): FirstPartyPrincipal | undefined {
  return lab.state.firstPartyPrincipals.by("tenantId", tenantId).find((one) => one.appId === appId);
}

export function addFirstPartyPrincipal(lab: LabCore, tenantId: string, appId: string): FirstPartyPrincipal | null {
  const known = firstPartyApplications.find((one) => one.appId === appId);
  if (known === undefined) return null;
  const sequence = lab.state.nextSequence();
  const { displayName } = known;
  return lab.state.firstPartyPrincipals.put({ id: lab.newId(), sequence, tenantId, appId, displayName, enabled: true });
}

/** Adds what every tenant has; also to tenants that an older lab kept. */
export function addUsualPrincipals(lab: LabCore, tenantId: string): void {
  for (const { appId, everywhere } of firstPartyApplications) {
    const missing = firstPartyPrincipal(lab, tenantId, appId) === undefined;
    if (everywhere && missing) addFirstPartyPrincipal(lab, tenantId, appId);
  }
}
