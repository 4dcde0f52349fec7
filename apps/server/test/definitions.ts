import { randomBytes, randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  type BuildDefinition,
  type BuildView,
  buildDefinition,
  type ContentReference,
  type SoftwarePackageView,
  type SoftwareStep,
  softwareStep,
  type WindowsImage,
} from "@windlass/protocol";
import { expect } from "vitest";
import { wholeInstallation } from "../src/database/connection.ts";
import { json } from "../src/database/rows.ts";
import { insertBlob } from "../src/features/content/blobs.ts";
import type { TestClient, TestServer } from "./harness.ts";

/** Makes what an organisation deploys, for the tests of builds, packages and publications. */

export const createOrganisation = async (
  client: TestClient,
  name = `Organisation ${randomUUID()}`,
): Promise<string> => {
  const answer = await client.request<{ id: string }>("POST", "/api/organisations", { name });
  expect(answer.status).toBe(201);
  return answer.body.id;
};

export const windowsImage = (changes: Partial<WindowsImage> = {}): WindowsImage => ({
  index: 1,
  name: "Windows 11 Pro",
  edition: "Professional",
  architecture: "x64",
  languages: ["en-US", "de-DE"],
  defaultLanguage: "en-US",
  build: 26100,
  servicePackBuild: 4652,
  sizeBytes: 18_000_000_000,
  ...changes,
});

/** Content that nothing else has, really in the store. */
const putSomething = (server: TestServer): Promise<ContentReference> =>
  server.context.content.put(Readable.from([randomBytes(32)]));

/** An imported operating system as its row; importing one is tested with its own feature. */
export const insertOperatingSystem = async (
  server: TestServer,
  organisationId: string,
  changes: { name?: string; kind?: "wim" | "esd" | "swm"; images?: WindowsImage[]; content?: ContentReference } = {},
): Promise<string> => {
  const { sha256, sizeBytes } = changes.content ?? { ...(await putSomething(server)), sizeBytes: 4_000_000_000 };
  return server.database.within(wholeInstallation, async (connection) => {
    await insertBlob(connection, { sha256, sizeBytes });
    const { id } = await connection
      .insertInto("operating_systems")
      .values({
        organisation_id: organisationId,
        name: changes.name ?? "Windows 11",
        kind: changes.kind ?? "wim",
        compression: "lzx",
        sha256,
        size_bytes: sizeBytes,
        images: json(changes.images ?? [windowsImage()]),
        image_xml: "<WIM></WIM>",
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    return id;
  });
};

export const powershellStep = (changes: Record<string, unknown> = {}): SoftwareStep =>
  softwareStep.parse({
    id: randomUUID(),
    name: "Configure",
    continueOnError: false,
    kind: "powershell",
    script: "Set-TimeZone -Id 'UTC'",
    timeoutSeconds: 600,
    successExitCodes: [0],
    rebootExitCodes: [3010],
    ...changes,
  });

export const createPackage = async (
  client: TestClient,
  organisationId: string,
  changes: Record<string, unknown> = {},
): Promise<SoftwarePackageView> => {
  const definition = { name: `Tools ${randomUUID()}`, version: "1.0", steps: [powershellStep()], ...changes };
  const answer = await client.request<SoftwarePackageView>("POST", "/api/software-packages", {
    organisationId,
    ...definition,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};

export const buildDefinitionOf = (operatingSystemId: string, changes: Partial<BuildDefinition> = {}): BuildDefinition =>
  buildDefinition.parse({
    name: `Office ${randomUUID()}`,
    description: "",
    operatingSystems: [{ architecture: "x64", operatingSystemId, imageIndex: 1, language: "de-DE" }],
    packageIds: [],
    computerNameTemplate: "PC-%SERIAL:8%",
    diskTemplateId: null,
    securityModelId: null,
    whenDriverFails: "go-on",
    autopilot: null,
    ...changes,
  });

export const createBuild = async (
  client: TestClient,
  organisationId: string,
  definition: BuildDefinition,
): Promise<BuildView> => {
  const answer = await client.request<BuildView>("POST", "/api/builds", { organisationId, definition });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
};

/** An organisation with one build that can be published. */
export const createPublishable = async (server: TestServer, client: TestClient) => {
  const organisationId = await createOrganisation(client);
  const operatingSystemId = await insertOperatingSystem(server, organisationId);
  const software = await createPackage(client, organisationId);
  const build = await createBuild(
    client,
    organisationId,
    buildDefinitionOf(operatingSystemId, { packageIds: [software.id] }),
  );
  return { organisationId, operatingSystemId, software, build };
};

/** Uploads a file as the console does (tus 1.0) and gives its id; with `sent` below the length it stays unfinished. */
export const uploadFile = async (
  client: TestClient,
  organisationId: string,
  content: Buffer,
  sent = content.length,
): Promise<string> => {
  const base64 = (text: string) => Buffer.from(text).toString("base64");
  const begun = await client.request("POST", "/api/uploads", undefined, {
    "tus-resumable": "1.0.0",
    "upload-length": String(content.length),
    "upload-metadata": `organisationId ${base64(organisationId)},filename ${base64("setup.exe")}`,
  });
  expect(begun).toMatchObject({ status: 201 });
  const id = String(begun.headers.location).split("/").at(-1) ?? "";
  const continued = await client.request("PATCH", `/api/uploads/${id}`, content.subarray(0, sent), {
    "tus-resumable": "1.0.0",
    "upload-offset": "0",
    "content-type": "application/offset+octet-stream",
  });
  expect(continued).toMatchObject({ status: 204 });
  return id;
};
