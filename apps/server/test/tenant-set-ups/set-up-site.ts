import { randomUUID } from "node:crypto";
import type { SetUpWish, TenantSetUpPurpose, TenantSetUpView } from "@windlass/protocol";
import { setUpWish } from "@windlass/protocol";
import { expect, vi } from "vitest";
import { z } from "zod";
import type { ServerContext } from "../../src/context.ts";
import { startSettingUp } from "../../src/features/tenant-set-ups/worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { type LabProcess, startLabProcess } from "../tenant-lab.ts";

const domain = "windlasslab.onmicrosoft.com";

/** The global administrator of the sample tenant. */
export const globalAdministrator = `admin@${domain}`;
export const applicationAdministrator = `apps@${domain}`;

const labState = z.object({
  tenants: z.array(
    z.object({
      id: z.string(),
      applications: z.array(z.looseObject({ displayName: z.string(), secrets: z.array(z.unknown()) })),
      groups: z.array(z.looseObject({ id: z.string(), displayName: z.string() })),
      profiles: z.array(z.looseObject({ id: z.string(), displayName: z.string() })),
    }),
  ),
});

/** Names of what is in the lab's sample tenant. */
export interface TenantContents {
  readonly applications: string[];
  readonly groups: string[];
  readonly profiles: string[];
}

/** A server with a tenant lab, and an organisation that is to be set up. */
export interface SetUpSite {
  readonly lab: LabProcess;
  readonly server: TestServer;
  readonly administrator: TestClient;
  newOrganisation(): Promise<string>;
  /** A worker of this process, as another replica would be. */
  startWorker(changes?: Partial<ServerContext>): { stop(): Promise<void> };
  contents(): Promise<TenantContents>;
  /** How many client secrets an application of the tenant has. */
  secretsOf(applicationName: string): Promise<number>;
  close(): Promise<void>;
}

/**
 * @param overrides of the server's surroundings, for example its log
 * @param settings environment variables of the server, besides the lab's
 */
export const startSetUpSite = async (
  overrides: NonNullable<Parameters<typeof startTestServer>[1]> = {},
  settings: Readonly<Record<string, string>> = {},
): Promise<SetUpSite> => {
  const lab = await startLabProcess(1000);
  await lab.control("PATCH", "/behaviour", { deviceCodeIntervalSeconds: 1 });
  const server = await startTestServer({ WINDLASS_LAB_URL: lab.url, ...settings }, overrides);
  const administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  const workers: { stop(): Promise<void> }[] = [];
  const sampleTenant = async () => {
    const { tenants } = labState.parse(await lab.control("GET", "/state"));
    return tenants.find(({ id }) => id === lab.sample.tenantId);
  };
  return {
    lab,
    server,
    administrator,
    newOrganisation: () => createOrganisation(administrator),
    startWorker: (changes = {}) => {
      const worker = startSettingUp({ ...server.context, instanceId: randomUUID(), ...changes });
      workers.push(worker);
      return worker;
    },
    secretsOf: async (applicationName) => {
      const { applications = [] } = (await sampleTenant()) ?? {};
      return applications.find(({ displayName }) => displayName === applicationName)?.secrets.length ?? 0;
    },
    contents: async () => {
      const tenant = await sampleTenant();
      const names = (list: readonly { displayName: string }[] = []) =>
        list.map(({ displayName }) => displayName).sort();
      return {
        applications: names(tenant?.applications),
        groups: names(tenant?.groups),
        profiles: names(tenant?.profiles),
      };
    },
    close: async () => {
      for (const worker of workers) await worker.stop();
      await server.close();
      await lab.stop();
    },
  };
};

export const wishFor = (name: string, changes: object = {}): SetUpWish =>
  setUpWish.parse({
    cloud: "lab",
    tenantId: null,
    applicationName: `App ${name}`,
    permissions: ["Device.Read.All", "Group.Read.All"],
    credential: { kind: "certificate", validMonths: 12 },
    group: { name: `Group ${name}`, tag: `OD-${name}` },
    profile: { name: `Profile ${name}`, mode: "user-driven" },
    ...changes,
  });

/** What an administrator does with one organisation's set-up. */
export class SetUpHands {
  readonly #site: SetUpSite;
  readonly organisationId: string;

  constructor(site: SetUpSite, organisationId: string) {
    this.#site = site;
    this.organisationId = organisationId;
  }

  get #path(): string {
    return `/api/organisations/${this.organisationId}/set-up`;
  }

  async read(): Promise<TenantSetUpView> {
    const { body } = await this.#site.administrator.request<{ setUp: TenantSetUpView }>("GET", this.#path);
    return body.setUp;
  }

  save(wish: SetUpWish) {
    return this.#site.administrator.request<TenantSetUpView>("PUT", this.#path, { wish });
  }

  proceed(purpose: TenantSetUpPurpose) {
    return this.#site.administrator.request<TenantSetUpView>("POST", `${this.#path}/proceed`, { purpose });
  }

  start(revision: number) {
    return this.#site.administrator.request<TenantSetUpView>("POST", `${this.#path}/start`, { revision });
  }

  cancel() {
    return this.#site.administrator.request<TenantSetUpView>("POST", `${this.#path}/cancel`);
  }

  /** Waits until the set-up is in one of these states. */
  until(...states: readonly TenantSetUpView["state"][]): Promise<TenantSetUpView> {
    return vi.waitFor(
      async () => {
        const view = await this.read();
        if (!states.includes(view.state)) {
          const progress = view.steps.map((step) => `${step.id} ${step.progress}`).join(", ");
          throw new Error(`${view.state}: ${progress} ${JSON.stringify(view.failure)}`);
        }
        return view;
      },
      { timeout: 30_000, interval: 50 },
    );
  }

  /** Begins something and signs in for it where that is needed. */
  async proceedAs(purpose: TenantSetUpPurpose, userPrincipalName: string): Promise<void> {
    const answer = await this.proceed(purpose);
    expect(answer).toMatchObject({ status: 200 });
    const userCode = answer.body.signIn?.userCode;
    if (userCode) await this.#site.lab.control("POST", "/sign-ins", { userCode, userPrincipalName });
  }

  /** From the choices to a plan. */
  async plan(wish: SetUpWish, userPrincipalName = globalAdministrator): Promise<TenantSetUpView> {
    expect(await this.save(wish)).toMatchObject({ status: 200 });
    await this.proceedAs("plan", userPrincipalName);
    return this.until("planned", "failed");
  }

  /** From the choices to the end. */
  async setUp(wish: SetUpWish, userPrincipalName = globalAdministrator): Promise<TenantSetUpView> {
    const planned = await this.plan(wish, userPrincipalName);
    expect(await this.start(planned.revision)).toMatchObject({ status: 200 });
    return this.until("done", "failed");
  }

  async undo(userPrincipalName = globalAdministrator): Promise<TenantSetUpView> {
    await this.proceedAs("undo", userPrincipalName);
    return this.until("undone", "failed");
  }
}

/** Verdicts of a plan by step. */
export const verdictsOf = ({ steps }: TenantSetUpView): Record<string, string> =>
  Object.fromEntries(steps.map(({ id, verdict }) => [id, verdict]));
