import { randomUUID } from "node:crypto";
import {
  askDeviceCode,
  beginDeviceCode,
  createGraphClient,
  createRequestBudget,
  delegatedScopes,
  type Fetch,
  type KeptCredential,
  makeClientCertificate,
  noSubjects,
  type SetUpWorld,
  type StoredConnection,
  withMade,
  withoutMade,
} from "@windlass/autopilot";
import { type MadeObject, type SetUpStepId, type SetUpWish, setUpWish } from "@windlass/protocol";
import type { TenantLab } from "@windlass/tenant-lab";
import type { LabTenant } from "./lab-tenant.ts";

export const wishFor = (name: string, kind: "certificate" | "client-secret" = "client-secret"): SetUpWish =>
  setUpWish.parse({
    cloud: "lab",
    tenantId: null,
    applicationName: `App ${name}`,
    permissions: ["Device.Read.All", "Group.Read.All"],
    credential: { kind, validMonths: 12 },
    group: { name: `Group ${name}`, tag: `OD-${name}` },
    profile: { name: `Profile ${name}`, mode: "user-driven" },
  });

/** Signs the sample tenant's administrator in by code. */
export const signIn = async ({ lab, sample }: LabTenant, wish: SetUpWish): Promise<string> => {
  const endpoints = { authorityUrl: lab.url, graphUrl: lab.url };
  const settings = { endpoints, tenant: sample.tenantId, scopes: delegatedScopes({ wish }), fetch };
  const code = await beginDeviceCode(settings);
  lab.lab.signIn(code.userCode, `admin@${sample.domain}`);
  const answer = await askDeviceCode(settings, code.deviceCode);
  if (answer.kind !== "token") throw new Error(`the sign-in is ${answer.kind}`);
  return answer.accessToken;
};

/** The process ended between two instructions; what was kept before is still there. */
export class Killed extends Error {}

/** What a set-up keeps: everything that a killed process does not lose. */
export class KeptSetUp {
  readonly setUpId = randomUUID();
  made: MadeObject[] = [];
  intents: SetUpStepId[] = [];
  credential: KeptCredential | null = null;
  connection: StoredConnection | null = null;
  /** Called before and after each write; may throw {@link Killed}. */
  onWrite: () => void = () => undefined;

  readonly #write = async (change: () => void): Promise<void> => {
    this.onWrite();
    change();
    this.onWrite();
  };

  /** A process that works on it. */
  world(tenant: LabTenant, wish: SetUpWish, token: string, fetchOfProcess: Fetch = fetch): SetUpWorld {
    const without = (step: SetUpStepId) => this.intents.filter((one) => one !== step);
    return {
      setUpId: this.setUpId,
      tenantId: tenant.sample.tenantId,
      wish,
      graph: graphOf(tenant.lab, token, fetchOfProcess),
      subjects: noSubjects(),
      memory: {
        made: () => this.made,
        isIntended: (step) => this.intents.includes(step),
        intend: (step) =>
          this.#write(() => {
            this.intents = [...without(step), step];
          }),
        withdraw: (step) =>
          this.#write(() => {
            this.intents = without(step);
          }),
        remember: (step, object, credential) =>
          this.#write(() => {
            this.made = withMade(this.made, object);
            this.intents = without(step);
            if (credential) this.credential = credential;
          }),
        forget: (object) =>
          this.#write(() => {
            this.made = withoutMade(this.made, object);
          }),
      },
      home: {
        connection: () => this.connection,
        credential: () => this.credential,
        makeCertificate: async (commonName, days) => {
          if (this.credential?.kind === "certificate") return this.credential;
          const made = await makeClientCertificate({ commonName, from: tenant.now(), days });
          const kept = {
            kind: "certificate",
            certificatePem: made.certificatePem,
            privateKeyPem: made.privateKeyPem,
            thumbprint: made.sha256Thumbprint,
            endsAt: made.notAfter.toISOString(),
          } as const;
          await this.#write(() => {
            this.credential = kept;
          });
          return kept;
        },
        saveConnection: ({ clientId, credential, rotation }) =>
          this.#write(() => {
            const { sample } = tenant;
            this.connection = {
              tenantId: sample.tenantId,
              clientId,
              credential: credential && shownOf(credential),
              rotates: rotation !== null,
            };
            this.credential = null;
          }),
        removeConnection: () =>
          this.#write(() => {
            this.connection = null;
          }),
        rotatedSince: async () => [],
        check: async () => ({ outcome: "passed", rows: [] }),
      },
    };
  }
}

const shownOf = (credential: KeptCredential): StoredConnection["credential"] => ({
  kind: credential.kind,
  mark: credential.kind === "certificate" ? credential.thumbprint : credential.value.slice(0, 3),
  expiresOn: credential.endsAt.slice(0, 10),
});

const graphOf = (lab: TenantLab, token: string, fetchOfProcess: Fetch) => {
  const timing = {
    now: () => lab.lab.now(),
    random: () => 0,
    sleep: async (milliseconds: number) => lab.lab.advance(milliseconds),
  };
  return createGraphClient({
    endpoints: { authorityUrl: lab.url, graphUrl: lab.url },
    tokens: { token: async () => token },
    fetch: fetchOfProcess,
    timing,
    budget: createRequestBudget(timing),
    newId: randomUUID,
  });
};

/** Everything in the sample tenant that a set-up could have made or changed, as text. */
export const contentsOf = ({ lab, sample }: LabTenant): string => {
  const tenant = lab.lab.view().tenants.find(({ id }) => id === sample.tenantId);
  const { applications = [], groups = [], profiles = [] } = tenant ?? {};
  return JSON.stringify({ applications, groups, profiles });
};
