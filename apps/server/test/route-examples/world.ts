import { expect } from "vitest";
import { approve, hardwareHash, TestDevice } from "../agent-device.ts";
import { storeAutopilotDevice } from "../autopilot-devices/stored-device.ts";
import { enrolConnector } from "../connectors/test-connector.ts";
import { createPackage, uploadFile } from "../definitions.ts";
import { storeDriver, storePack } from "../drivers/stored-driver.ts";
import type { TestClient, TestServer } from "../harness.ts";
import { createPublishedBuild } from "../published-build.ts";
import {
  beginUpload,
  insertIdentifier,
  location,
  modelToMake,
  passwordSecret,
  sendCsv,
  tagChange,
  vendorToMake,
  webhook,
  webhookSecret,
} from "./requests.ts";

/** One valid request of a route, naming objects of the world's organisation. */
export interface RouteExample {
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, with the content type among `headers`. */
  readonly payload?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The answer does not end by itself. */
  readonly isStream?: true;
}

/** One organisation with one of everything. */
export interface World {
  readonly organisationId: string;
  readonly bootProfileId: string;
  readonly operatingSystemId: string;
  readonly packageId: string;
  /** To be deleted. */
  readonly sparePackageId: string;
  readonly productId: string;
  /** To be deleted. */
  readonly spareProductId: string;
  readonly buildId: string;
  readonly publicationId: string;
  readonly deviceId: string;
  /** A device that waits for approval. */
  readonly requestId: string;
  readonly deploymentId: string;
  readonly registrationId: string;
  readonly corporateIdentifierId: string;
  readonly autopilotDeviceId: string;
  readonly autopilotActionId: string;
  /** The device of the deployment; holds its token. */
  readonly device: TestDevice;
  readonly uploadId: string;
  readonly finishedUploadId: string;
  readonly importId: string;
  readonly driverId: string;
  readonly spareDriverId: string;
  readonly driverPackId: string;
  readonly newerDriverPackId: string;
  readonly driverImportId: string;
  readonly webhookId: string;
  readonly secretId: string;
  /** To be deleted. */
  readonly spareSecretId: string;
  readonly definitionId: string;
  /** To be deleted. */
  readonly spareDefinitionId: string;
  readonly vendorId: string;
  /** To be merged into the other. */
  readonly spareVendorId: string;
  readonly deviceModelId: string;
  readonly autopilotImportId: string;
  readonly assetId: string;
  readonly connectorId: string;
}

/** Makes the world as an administrator of the installation. */
export const makeWorld = async (server: TestServer, administrator: TestClient): Promise<World> => {
  const published = await createPublishedBuild(server, administrator);
  const { organisationId, bootProfileId, build } = published;
  const software = await createPackage(administrator, organisationId);
  const file = { uploadId: await uploadFile(administrator, organisationId, Buffer.from("exe")), path: "setup.exe" };
  const added = await administrator.request("POST", `/api/software-packages/${software.id}/files`, file);
  expect(added).toMatchObject({ status: 200 });
  const spareProduct = await administrator.request<{ id: string }>("POST", "/api/software-products", {
    organisationId,
    name: "A product without versions",
  });
  expect(spareProduct).toMatchObject({ status: 201 });
  const autopilotDeviceId = await storeAutopilotDevice(server, organisationId, "LAB-WORLD");
  const action = await administrator.request<{ id: string }>("POST", "/api/autopilot-actions", {
    organisationId,
    ...tagChange(autopilotDeviceId),
    expectedDevices: 1,
  });
  expect(action).toMatchObject({ status: 201 });
  const waiting = new TestDevice(server, bootProfileId);
  await waiting.open();
  const device = new TestDevice(server, bootProfileId);
  await device.open();
  expect(await approve(administrator, device.sessionId, build.id)).toMatchObject({ status: 204 });
  const grant = await device.askForToken();
  device.token = grant.body.token;
  const registered = await device.send("POST", "/agent/v1/registration", {
    hardwareHash,
    serialNumber: device.serialNumber,
  });
  expect(registered).toMatchObject({ status: 202 });
  const devices = await administrator.request<{ items: { id: string }[] }>(
    "GET",
    `/api/devices?organisationId=${organisationId}`,
  );
  const registrations = await administrator.request<{ items: { id: string }[] }>(
    "GET",
    `/api/registrations?organisationId=${organisationId}`,
  );
  const asset = await administrator.request<{ id: string }>("POST", "/api/assets", {
    organisationId,
    definition: { serialNumber: "ASSET-OF-THE-WORLD", computerName: "PC-WORLD" },
  });
  expect(asset).toMatchObject({ status: 201 });
  const upload = beginUpload(organisationId);
  const begun = await administrator.request("POST", upload.url, undefined, upload.headers);
  expect(begun).toMatchObject({ status: 201 });
  const started = await administrator.request<{ id: string }>("POST", "/api/operating-systems", {
    organisationId,
    uploadId: await uploadFile(administrator, organisationId, Buffer.from("wim")),
  });
  expect(started).toMatchObject({ status: 202 });
  const driverImport = await administrator.request<{ id: string }>("POST", "/api/driver-imports", {
    organisationId,
    uploadId: await uploadFile(administrator, organisationId, Buffer.from("zip")),
  });
  expect(driverImport).toMatchObject({ status: 202 });
  const receiver = await administrator.request<{ id: string }>("POST", "/api/webhooks", {
    organisationId,
    ...webhook(),
    secret: webhookSecret(),
  });
  expect(receiver).toMatchObject({ status: 201 });
  const settings = await administrator.request("PUT", `/api/organisations/${organisationId}/settings`, {
    revision: 0,
    definition: { registeredOrganisation: "Contoso" },
  });
  expect(settings).toMatchObject({ status: 200 });
  const describe = async (wanted: object = location(organisationId)): Promise<string> => {
    const described = await administrator.request<{ id: string }>("POST", "/api/definitions", wanted);
    expect(described).toMatchObject({ status: 201 });
    return described.body.id;
  };
  const keepSecret = async (): Promise<string> => {
    const secret = await administrator.request<{ id: string }>("POST", "/api/secrets", passwordSecret(organisationId));
    expect(secret).toMatchObject({ status: 201 });
    return secret.body.id;
  };
  const vendorId = await describe(vendorToMake(organisationId));
  return {
    organisationId,
    bootProfileId,
    operatingSystemId: published.operatingSystemId,
    packageId: software.id,
    sparePackageId: (await createPackage(administrator, organisationId)).id,
    productId: software.productId,
    spareProductId: spareProduct.body.id,
    buildId: build.id,
    publicationId: published.publicationId,
    deviceId: devices.body.items[0]?.id ?? "",
    requestId: waiting.sessionId,
    deploymentId: grant.body.deploymentId,
    registrationId: registrations.body.items[0]?.id ?? "",
    corporateIdentifierId: await insertIdentifier(server, organisationId, grant.body.deploymentId),
    autopilotDeviceId,
    autopilotActionId: action.body.id,
    device,
    uploadId: String(begun.headers.location).split("/").at(-1) ?? "",
    finishedUploadId: await uploadFile(administrator, organisationId, Buffer.from("wim")),
    importId: started.body.id,
    driverId: await storeDriver(server, organisationId),
    spareDriverId: await storeDriver(server, organisationId),
    driverPackId: await storePack(server, organisationId),
    newerDriverPackId: await storePack(server, organisationId, [], "Latitude 5450 A06"),
    driverImportId: driverImport.body.id,
    webhookId: receiver.body.id,
    secretId: await keepSecret(),
    spareSecretId: await keepSecret(),
    definitionId: await describe(),
    spareDefinitionId: await describe(),
    vendorId,
    spareVendorId: await describe(vendorToMake(organisationId)),
    deviceModelId: await describe(modelToMake(organisationId, vendorId)),
    autopilotImportId: await sendCsv(administrator, organisationId),
    assetId: asset.body.id,
    connectorId: (await enrolConnector(server, administrator, organisationId)).id,
  };
};
