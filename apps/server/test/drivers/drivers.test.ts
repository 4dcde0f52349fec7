import type { DriverDetail, DriverSummary, DriverView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { importPack, listDrivers, readDriver } from "./imports.ts";
import { inf, pack, vendorPack } from "./packs.ts";

let server: TestServer;
let administrator: TestClient;
let organisationId: string;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator);
  const worker = startImportingDrivers(server.context);
  const files = { ...vendorPack(), "arm/gpio.inf": inf("arm64-gpio.inf"), "hp/printer.inf": inf("printer.inf") };
  expect(await importPack(administrator, organisationId, pack(files, "pack.zip"))).toMatchObject({ imported: 7 });
  await worker.stop();
});
afterAll(() => server.close());

const names = async (query: string) => (await listDrivers(administrator, query)).map((driver) => driver.infName);

const ids = async (query: string) => (await listDrivers(administrator, query)).map((driver) => driver.id);

const act = (driverIds: readonly string[], action: string, client = administrator) =>
  client.request<{ changed: number; error: { code: string } }>("POST", "/api/drivers/actions", { driverIds, action });

describe("the list of drivers", () => {
  it("goes by description, in pages, and is found by words, file and hardware identifier", async () => {
    const all = await names("");
    expect(all).toEqual(["hdxapo.inf", "hdxswc.inf", "ext.inf", "printer.inf", "vmd.inf", "NIC.inf", "gpio.inf"]);
    const paged: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const query: string = `limit=2${cursor && `&cursor=${cursor}`}`;
      const { body } = await administrator.request<{ items: DriverView[]; nextCursor: string | null }>(
        "GET",
        `/api/drivers?${query}`,
      );
      paged.push(...body.items.map((driver) => driver.infName));
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
    expect(await names("search=ethernet")).toEqual(["NIC.inf"]);
    expect(await names(`search=${encodeURIComponent("PCI\\VEN_8086&DEV_9A0B")}`)).toEqual(["vmd.inf"]);
    expect(await names("search=100%25")).toEqual([]);
  });

  it("is narrowed by class, provider, architecture, kind, state and missing files", async () => {
    expect(await names("class=SCSIAdapter")).toEqual(["vmd.inf"]);
    expect(await names(`provider=${encodeURIComponent("Contoso Networks, Inc.")}`)).toEqual(["NIC.inf"]);
    expect(await names("architecture=arm64")).toEqual(["hdxapo.inf", "hdxswc.inf", "gpio.inf"]);
    expect(await names("kind=extension")).toEqual(["ext.inf"]);
    expect(await names("missingFiles=yes")).toEqual(["printer.inf", "vmd.inf", "gpio.inf"]);
    expect(await names("active=no")).toEqual([]);
    const { body } = await administrator.request<DriverSummary>("GET", "/api/drivers/summary?missingFiles=no");
    expect(body).toMatchObject({
      drivers: 4,
      active: 4,
      withMissingFiles: 0,
      architectures: [
        { name: "arm64", drivers: 2 },
        { name: "x64", drivers: 4 },
      ],
      providers: [
        { name: "Contoso Semiconductor Corp.", drivers: 3 },
        { name: "Contoso Networks, Inc.", drivers: 1 },
      ],
    });
  });
});

describe("a driver", () => {
  it("keeps what people say of it, with history, and refuses a change of what another has changed", async () => {
    const [id = ""] = await ids("search=NIC.inf");
    const before = await readDriver(administrator, id);
    const change = {
      revision: before.revision,
      description: "Dock network",
      version: "2.1 (tested)",
      active: false,
      availableToWindowsPe: true,
      filter: { field: "vendor", operator: "is", values: ["Contoso"] },
      notes: "From the dock's page.",
    };
    const changed = await administrator.request<DriverDetail>("PUT", `/api/drivers/${id}`, change);
    expect(changed).toMatchObject({ status: 200, body: { ...change, revision: before.revision + 1 } });
    expect(changed.body.facts).toEqual(before.facts);
    const stale = await administrator.request<{ error: { code: string } }>("PUT", `/api/drivers/${id}`, change);
    expect(stale).toMatchObject({ status: 412, body: { error: { code: "object.changed" } } });
    const { body } = await administrator.request<{ items: { action: string; fields: { field: string }[] }[] }>(
      "GET",
      `/api/changes?objectId=${id}`,
    );
    expect(body.items).toMatchObject([{ action: "changed" }]);
    expect(body.items[0]?.fields.map(({ field }) => field)).toContain("description");
    expect(await names("active=no")).toEqual(["NIC.inf"]);
  });

  it("is changed with many others at once, or none of them", async () => {
    const driverIds = await ids("class=SoftwareComponent");
    expect(await act(driverIds, "deactivate")).toMatchObject({ status: 200, body: { changed: 2 } });
    expect(await act(driverIds, "offer-to-windows-pe")).toMatchObject({ status: 200 });
    expect(await names("availableToWindowsPe=yes&active=no&class=SoftwareComponent")).toHaveLength(2);
    const other = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: other }]);
    expect(await act(driverIds, "delete", stranger)).toMatchObject({ status: 404 });
    const technician = await server.signInAs([{ role: "technician", organisationId }]);
    expect(await act(driverIds, "activate", technician)).toMatchObject({ status: 403 });
    const unknown = [...driverIds, "00000000-0000-4000-8000-000000000000"];
    expect(await act(unknown, "delete")).toMatchObject({ status: 404 });
    expect(await names("class=SoftwareComponent")).toHaveLength(2);
    expect(await act(driverIds, "delete")).toMatchObject({ body: { changed: 2 } });
    expect(await names("class=SoftwareComponent")).toEqual([]);
  });
});
