import { randomBytes, randomUUID } from "node:crypto";
import { expect } from "vitest";
import { oneOrganisation } from "../../src/database/connection.ts";
import type { TestClient, TestServer } from "../harness.ts";
import type { RouteExample } from "./world.ts";

export const tus = { "tus-resumable": "1.0.0" };

export const octets = { "content-type": "application/octet-stream" };

export const beginUpload = (organisationId: string): RouteExample => ({
  url: "/api/uploads",
  headers: {
    ...tus,
    "upload-length": "4",
    "upload-metadata": `organisationId ${Buffer.from(organisationId).toString("base64")},filename ${Buffer.from("a.wim").toString("base64")}`,
  },
});

export const tagChange = (id: string) => ({
  selection: { kind: "devices", ids: [id] },
  action: { kind: "change-group-tag", groupTag: "OD-FINANCE" },
});

/** A file that a worker would refuse; no worker runs here. */
export const sendCsv = async (administrator: TestClient, organisationId: string): Promise<string> => {
  const address = `/api/autopilot-imports?organisationId=${organisationId}&fileName=devices.csv`;
  const sent = await administrator.request<{ id: string }>("POST", address, Buffer.from("csv"), octets);
  expect(sent).toMatchObject({ status: 201 });
  return sent.body.id;
};

/** A name that never resolves (RFC 6761), so that no test calls anybody. */
export const webhook = () => ({
  name: `Webhook ${randomUUID()}`,
  url: "https://receiver.invalid/hook",
  events: ["credential-expiring"],
});

export const webhookSecret = () => `whsec_${randomBytes(32).toString("base64")}`;

export const softwarePackage = () => ({ name: `Package ${randomUUID()}`, version: "1.0", steps: [] });

/** One that has failed: no worker takes it up. */
export const insertIdentifier = (server: TestServer, organisationId: string, deploymentId: string): Promise<string> =>
  server.context.database.within(oneOrganisation(organisationId), async (connection) => {
    const { id: deviceId } = await connection
      .selectFrom("devices")
      .select("id")
      .where("organisation_id", "=", organisationId)
      .limit(1)
      .executeTakeFirstOrThrow();
    const { id } = await connection
      .insertInto("corporate_identifiers")
      .values({
        organisation_id: organisationId,
        deployment_id: deploymentId,
        device_id: deviceId,
        manufacturer: "Dell Inc",
        model: "Latitude 5450",
        serial_number: "ABC123",
        state: "failed",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });

/** A secret of the library to be made. */
export const passwordSecret = (organisationId: string | null, name = `Secret ${randomUUID()}`) => ({
  organisationId,
  definition: { name, description: "", expiresOn: null },
  value: { kind: "password", password: "correct horse battery staple" },
});

/** A vendor to be made. */
export const vendorToMake = (organisationId: string) => ({
  organisationId,
  definition: { kind: "vendor", name: `Vendor ${randomUUID()}`, description: "", aliases: [] },
});

/** A device model of a vendor to be made. */
export const modelToMake = (organisationId: string, vendorId: string) => ({
  organisationId,
  definition: { kind: "device-model", name: `Model ${randomUUID()}`, vendorId, aliases: [], skus: [] },
});

/** A location to be made. */
export const location = (organisationId: string | null, subnets: readonly string[] = []) => ({
  organisationId,
  definition: { kind: "location", name: `Location ${randomUUID()}`, address: "", notes: "", subnets },
});
