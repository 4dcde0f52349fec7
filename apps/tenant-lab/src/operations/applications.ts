import { randomBytes } from "node:crypto";
import type { LabCore } from "../lab-core.ts";
import type { Application, ApplicationDetails, ClientSecret } from "../state/entra-entities.ts";
import { LabRefusal } from "./refusal.ts";
import { tenantOf } from "./tenants.ts";

export interface NewApplication {
  readonly clientId?: string | undefined;
  readonly displayName: string;
  /** Application permissions with consent. Empty: registered, but nobody consented. */
  readonly roles: readonly string[];
  /** Whether the application's own service principal owns it, so that it may change itself. */
  readonly ownsItself?: boolean | undefined;
}

const day = 86_400_000;

/** An app registration with its service principal, as if it had been there before. @throws LabRefusal 404 or 409 */
export function addApplication(lab: LabCore, tenantId: string, request: NewApplication): Application {
  const tenant = tenantOf(lab, tenantId);
  const id = (request.clientId ?? lab.newId()).toLowerCase();
  if (lab.state.applications.get(id) !== undefined) throw new LabRefusal(409, `There is an application ${id} already.`);
  const servicePrincipalId = lab.newId();
  return lab.state.applications.put({
    ...newApplication(lab, tenant.id, request.displayName),
    id,
    servicePrincipalId,
    roles: [...request.roles],
    owners: request.ownsItself === true ? [servicePrincipalId] : [],
  });
}

const usualDetails: ApplicationDetails = {
  description: null,
  notes: null,
  signInAudience: "AzureADMyOrg",
  requiredResourceAccess: [],
};

/** A fresh app registration, not stored yet: without service principal, consent, credentials or owners. */
export function newApplication(lab: LabCore, tenantId: string, displayName: string): Application {
  return {
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId,
    objectId: lab.newId(),
    servicePrincipalId: null,
    displayName,
    details: usualDetails,
    enabled: true,
    roles: [],
    owners: [],
    secrets: [],
    certificates: [],
    federatedCredentials: [],
    createdAt: lab.clock.now(),
    visibleFrom: 0,
    principalVisibleFrom: 0,
  };
}

/** @throws LabRefusal 404 */
export function applicationOf(lab: LabCore, clientId: string): Application {
  const application = lab.state.applications.get(clientId.toLowerCase());
  if (application === undefined) throw new LabRefusal(404, `There is no application ${clientId}.`);
  return application;
}

export interface NewSecret {
  readonly displayName: string;
  /** Made up when left out. */
  readonly value?: string | undefined;
  /** Days from now; negative for a secret that expired already. */
  readonly validDays: number;
}

/** A secret as the portal makes it; its value is in the answer. */
export function addSecret(lab: LabCore, clientId: string, request: NewSecret): ClientSecret {
  const application = applicationOf(lab, clientId);
  const now = lab.clock.now();
  const endsAt = now + request.validDays * day;
  const secret: ClientSecret = {
    keyId: lab.newId(),
    displayName: request.displayName,
    value: request.value ?? makeSecretValue(),
    startsAt: Math.min(now, endsAt - day),
    endsAt,
    usableFrom: 0,
  };
  lab.state.applications.put({ ...application, secrets: [...application.secrets, secret] });
  return secret;
}

/** Forty characters, as Entra makes them. */
export function makeSecretValue(): string {
  return `lab8Q~${randomBytes(26).toString("base64url").slice(0, 34)}`;
}

export function removeSecret(lab: LabCore, clientId: string, keyId: string): void {
  const application = applicationOf(lab, clientId);
  const secrets = application.secrets.filter((secret) => secret.keyId !== keyId);
  lab.state.applications.put({ ...application, secrets });
}

/** Sets the consented permissions. Tokens issued before keep theirs until they expire. */
export function setConsent(lab: LabCore, clientId: string, roles: readonly string[]): Application {
  return lab.state.applications.put({ ...applicationOf(lab, clientId), roles: [...roles] });
}

export function setEnabled(lab: LabCore, clientId: string, enabled: boolean): Application {
  return lab.state.applications.put({ ...applicationOf(lab, clientId), enabled });
}

/** Says who owns the application: service principals and users by object id. */
export function setOwners(lab: LabCore, clientId: string, owners: readonly string[]): Application {
  return lab.state.applications.put({ ...applicationOf(lab, clientId), owners: [...owners] });
}
