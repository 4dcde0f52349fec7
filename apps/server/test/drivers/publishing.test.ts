import { Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { readCatalogueLines } from "@windlass/content";
import {
  type CatalogueDriver,
  catalogueDriver,
  catalogueHeader,
  contentNamedBy,
  type DriverPackView,
  type PublicationBody,
  type PublicationPreview,
  type PublicationView,
  publicationBody,
} from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { wholeInstallation } from "../../src/database/connection.ts";
import { collectContent } from "../../src/features/content/collection.ts";
import { keepBlobs } from "../../src/features/content/keep-blobs.ts";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createPublishable } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { importPack, listDrivers, readDriver } from "./imports.ts";
import { inf, pack } from "./packs.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const nic = {
  "nic.inf": inf("nic.inf"),
  "e2nic.cat": "c",
  "e2nic.sys": "s",
  "nic_msg.dll": "m",
  "Tools/e2nicdiag.exe": "x",
};
const chipset = { "chipset.inf": inf("chipset-null.inf"), "chipset.cat": "c" };

beforeEach(async () => {
  ({ organisationId } = await createPublishable(server, administrator));
  const worker = startImportingDrivers(server.context);
  for (const [name, files] of Object.entries({ "net.zip": nic, "chipset.zip": chipset }))
    expect(await importPack(administrator, organisationId, pack(files, name), name)).toMatchObject({ imported: 1 });
  await worker.stop();
});

const preview = async () =>
  (
    await administrator.request<PublicationPreview>("GET", `/api/publications/preview?organisationId=${organisationId}`)
  ).body.changes.filter(({ objectKind }) => objectKind === "driver-pack");
const publish = async (): Promise<PublicationBody> => {
  const { status, body } = await administrator.request<PublicationView>("POST", "/api/publications", {
    organisationId,
  });
  expect(status).toBe(201);
  return publicationBody.parse(JSON.parse(await text(await server.context.content.open(body.sha256))));
};
const readPublished = async ({ driverCatalogue }: PublicationBody) => {
  const bytes = await server.context.content.open(driverCatalogue?.sha256 ?? "");
  const lines: string[] = [];
  for await (const line of readCatalogueLines(bytes, "catalogue")) lines.push(line);
  const drivers: CatalogueDriver[] = lines.slice(1).map((line) => catalogueDriver.parse(JSON.parse(line)));
  return { ...catalogueHeader.parse(JSON.parse(lines[0] ?? "")), drivers };
};
const packs = async () =>
  (
    await administrator.request<{ items: DriverPackView[] }>(
      "GET",
      `/api/driver-packs?organisationId=${organisationId}`,
    )
  ).body.items;
const driversHere = () => listDrivers(administrator, `organisationId=${organisationId}`);
const act = (kind: "drivers" | "driver-packs", ids: readonly string[], action: string) =>
  administrator.request("POST", `/api/${kind}/actions`, {
    [kind === "drivers" ? "driverIds" : "packIds"]: ids,
    action,
  });

describe("a publication's drivers", () => {
  it("are those of the library, with facts, packs and archives, in a catalogue of the content store", async () => {
    expect((await preview()).map(({ kind, name, fields }) => [kind, name, fields[0]?.field, fields[0]?.after])).toEqual(
      expect.arrayContaining([
        ["added", "net", "1 driver added", "nic.inf"],
        ["added", "chipset", "1 driver added", "chipset.inf"],
      ]),
    );
    const body = await publish();
    const { packs: named, drivers } = await readPublished(body);
    expect(named.map(({ name }) => name).sort()).toEqual(["chipset", "net"]);
    const [net] = await listDrivers(administrator, `organisationId=${organisationId}&search=nic.inf`);
    const { facts, sha256, sizeBytes } = await readDriver(administrator, net?.id ?? "");
    expect(drivers.find((driver) => driver.inf === "nic.inf")).toMatchObject({
      id: net?.id,
      facts,
      archive: { sha256, sizeBytes },
      packIds: [net?.packs[0]?.id],
    });
    expect(body.driverCatalogue?.drivers).toBe(2);
    expect(contentNamedBy(body)).toEqual(expect.arrayContaining([sha256, body.driverCatalogue?.sha256]));
    expect(await preview()).toEqual([]);
  });

  it("are the same blob for the same library, and none that is switched off, not whole, or another organisation's", async () => {
    const first = await publish();
    const [driver] = await driversHere();
    await act("drivers", [driver?.id ?? ""], "deactivate");
    const second = await publish();
    expect(second.driverCatalogue).toMatchObject({ drivers: 1 });
    await act("drivers", [driver?.id ?? ""], "activate");
    expect((await publish()).driverCatalogue).toEqual(first.driverCatalogue);
    const incomplete = startImportingDrivers(server.context);
    await importPack(administrator, organisationId, pack({ "vmd.inf": inf("storage-vmd.inf") }, "vmd.zip"), "vmd.zip");
    await incomplete.stop();
    expect(await preview()).toEqual([]);
  });

  it("may be changed while their catalogue is written, and are published as they are then", async () => {
    const [driver] = await driversHere();
    const { content } = server.context;
    const put = content.put.bind(content);
    const changed: number[] = [];
    vi.spyOn(content, "put").mockImplementationOnce(async (bytes, options) => {
      const written = await put(bytes, options);
      changed.push((await act("drivers", [driver?.id ?? ""], "deactivate")).status);
      return written;
    });
    const body = await publish();
    expect(changed).toEqual([200]);
    expect((await readPublished(body)).drivers.map(({ id }) => id)).not.toContain(driver?.id);
    expect(body.driverCatalogue).toMatchObject({ drivers: 1 });
  });

  it("leave with their pack, and the preview says so", async () => {
    await publish();
    const net = (await packs()).find(({ name }) => name === "net");
    await act("driver-packs", [net?.id ?? ""], "deactivate");
    expect(await preview()).toEqual([
      {
        kind: "removed",
        objectKind: "driver-pack",
        objectId: net?.id,
        name: "net",
        fields: [{ field: "1 driver removed", before: "nic.inf", after: null }],
      },
    ]);
    expect((await readPublished(await publish())).drivers.map((driver) => driver.inf)).toEqual(["chipset.inf"]);
  });

  it("stay in the store while a publication names them, also when they are deleted from the library", async () => {
    const body = await publish();
    const ids = (await driversHere()).map(({ id }) => id);
    await act("drivers", ids, "delete");
    const week = 169 * 3_600_000;
    for (const skipped of [0, week])
      await collectContent(
        { ...server.context, clock: () => new Date(Date.now() + skipped) },
        new AbortController().signal,
      );
    const catalogue = body.driverCatalogue;
    for (const sha256 of [catalogue?.sha256 ?? "", ...(catalogue?.archives ?? [])])
      expect(await server.context.content.stat(sha256)).not.toBeNull();
    expect(catalogue?.archives).toHaveLength(2);
  });

  it("are not published when one of their archives is gone from the store's books", async () => {
    const lost = await server.context.content.put(Readable.from([Buffer.from("never noted")]));
    await server.database.within(wholeInstallation, async (connection) => {
      await expect(keepBlobs(connection, [lost.sha256])).rejects.toMatchObject({ code: "content.vanished" });
    });
  });
});
