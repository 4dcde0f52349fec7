import { randomUUID } from "node:crypto";
import type { Notification, TenantConnectionView } from "@windlass/protocol";
import { expect } from "vitest";
import { z } from "zod";
import { wholeInstallation } from "../../src/database/connection.ts";
import { startWatchingCredentials } from "../../src/features/tenant-connections/credential-worker.ts";
import { createOrganisation } from "../definitions.ts";
import { pathOf, rowOf, secretOf, type TenantSite } from "./tenant-site.ts";

export interface Stoppable {
  stop(): Promise<void>;
}

const listed = z.array(z.looseObject({ keyId: z.string(), displayName: z.string() }));
const application = z.looseObject({ id: z.string(), secrets: listed, certificates: listed });
const made = z.looseObject({ id: z.string() });
export const madeSecret = z.object({ keyId: z.string(), value: z.string() });
const state = z.looseObject({ tenants: z.array(z.looseObject({ applications: z.array(application) })) });

export const register = "DeviceManagementServiceConfig.ReadWrite.All";

/** What is done with rotations at a site; workers are stopped by whoever gave the list. */
export const rotationHands = (site: () => TenantSite, workers: Stoppable[]) => {
  const startWorker = () =>
    workers.push(startWatchingCredentials({ ...site().server.context, instanceId: randomUUID() }));

  /** An app of its own that may rotate itself, unless a test says otherwise, and an organisation that signs in as it. */
  const siteWithApp = async (changes: { roles?: string[]; ownsItself?: boolean } = {}) => {
    const roles = [register, "Device.Read.All", "Application.ReadWrite.OwnedBy"];
    const { id: clientId } = made.parse(
      await site().lab.control("POST", `/tenants/${site().lab.sample.tenantId}/applications`, {
        displayName: `App ${randomUUID()}`,
        roles,
        ownsItself: true,
        ...changes,
      }),
    );
    const path = `/applications/${clientId}`;
    const secret = madeSecret.parse(await site().lab.control("POST", `${path}/secrets`, { validDays: 20 }));
    const organisationId = await createOrganisation(site().administrator);
    await site().connect(organisationId, { clientId, credential: secretOf(secret.value) });
    const inLab = async () => {
      const { tenants } = state.parse(await site().lab.control("GET", "/state"));
      const found = tenants.flatMap((tenant) => tenant.applications).find((one) => one.id === clientId);
      if (!found) throw new Error("the lab lost the app");
      return found;
    };
    return { clientId, organisationId, secret, inLab, path };
  };

  const ask = <Body = TenantConnectionView>(
    method: "GET" | "PUT" | "POST",
    organisationId: string,
    rest = "",
    body?: unknown,
  ) => site().administrator.request<Body>(method, pathOf(organisationId, `tenant-connection${rest}`), body);

  const read = async (organisationId: string) => {
    const { body } = await ask<{ connection: TenantConnectionView }>("GET", organisationId);
    return body.connection;
  };

  const lastOf = async (organisationId: string) => (await read(organisationId)).rotation.last;

  const untilState = (organisationId: string, wanted: string) =>
    expect.poll(async () => (await lastOf(organisationId))?.state, { timeout: 15_000, interval: 50 }).toBe(wanted);

  /** What was told of rotations. */
  const told = async (organisationId: string): Promise<Notification[]> =>
    (await everythingTold(organisationId)).filter(({ kind }) => kind.startsWith("credential-rot"));

  const everythingTold = (organisationId: string): Promise<Notification[]> =>
    site().server.database.within(wholeInstallation, async (connection) => {
      const query = connection.selectFrom("notifications").select("body").where("organisation_id", "=", organisationId);
      return (await query.orderBy("at").execute()).map((row) => row.body);
    });

  const signsIn = async (organisationId: string) =>
    expect(rowOf((await site().check(organisationId)).body, "token")).toMatchObject({ state: "passed" });

  return { startWorker, siteWithApp, ask, read, lastOf, untilState, told, signsIn };
};
