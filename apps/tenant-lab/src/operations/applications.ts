import { randomBytes } from "node:crypto";
import type { LabCore } from "../lab-core.ts";
import type { Application, ClientSecret } from "../state/entra-entities.ts";
import { LabRefusal } from "./refusal.ts";
import { tenantOf } from "./tenants.ts";

export interface NewApplication {
  readonly clientId?: string | undefined;
  readonly displayName: string;
  /** Application permissions with consent. Empty: registered, but nobody consented. */
  readonly roles: readonly string[];
}

export interface NewSecret {
  readonly displayName: string;
  /** Made up when left out. */
  readonly value?: string | undefined;
  /** Days from now; negative for a secret that expired already. */
  readonly validDays: number;
}

const day = 86_400_000;

export function addApplication(lab: LabCore, tenantId: string, request: NewApplication): Application {
  const tenant = tenantOf(lab, tenantId);
  const id = (request.clientId ?? lab.newId()).toLowerCase();
  if (lab.state.applications.get(id) !== undefined) throw new LabRefusal(409, `There is an application ${id} already.`);
  return lab.state.applications.put({
    id,
    sequence: lab.state.nextSequence(),
    tenantId: tenant.id,
    objectId: lab.newId(),
    servicePrincipalId: lab.newId(),
    displayName: request.displayName,
    enabled: true,
    roles: [...request.roles],
    secrets: [],
    certificates: [],
    federatedCredentials: [],
    createdAt: lab.clock.now(),
  });
}

/** @throws LabRefusal 404 */
export function applicationOf(lab: LabCore, clientId: string): Application {
  const application = lab.state.applications.get(clientId.toLowerCase());
  if (application === undefined) throw new LabRefusal(404, `There is no application ${clientId}.`);
  return application;
}

/** A secret as the portal makes it; its value is in the answer. */
export function addSecret(lab: LabCore, clientId: string, request: NewSecret): ClientSecret {
  const application = applicationOf(lab, clientId);
  const now = lab.clock.now();
  const endsAt = now + request.validDays * day;
  const secret: ClientSecret = {
    keyId: lab.newId(),
    displayName: request.displayName,
    value: request.value ?? `lab8Q~${randomBytes(24).toString("base64url").slice(0, 34)}`,
    startsAt: Math.min(now, endsAt - day),
    endsAt,
  };
  lab.state.applications.put({ ...application, secrets: [...application.secrets, secret] });
  return secret;
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
