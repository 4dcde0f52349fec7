import type { AssetImportReport, AssetView, ChangeView } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";

let server: TestServer;
let administrator: TestClient;

beforeAll(async () => {
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
});
afterAll(() => server.close());

const send = (
  what: "preview" | "import",
  organisationId: string,
  content: string | Buffer,
  client: TestClient = administrator,
) =>
  client.request<AssetImportReport & { error?: { code: string } }>(
    "POST",
    `/api/assets/${what}?organisationId=${organisationId}&fileName=assets.csv`,
    Buffer.from(content),
    { "content-type": "application/octet-stream" },
  );

const list = async (organisationId: string, search = ""): Promise<AssetView[]> => {
  const path = `/api/assets?organisationId=${organisationId}&search=${encodeURIComponent(search)}`;
  return (await administrator.request<{ items: AssetView[] }>("GET", path)).body.items;
};

const header = "Serial number,MAC address,UUID,Computer name,Asset tag";

describe("a file of the asset list", () => {
  it("is shown row by row before anything is kept, then taken over, and changes nothing a second time", async () => {
    const organisationId = await createOrganisation(administrator);
    const file = `${header}\nSN-1,,,PC-1,A-1\n,00-15-5D-01-02-03,,PC-2,\n,,{4C4C4544-0058-4B10-8032-B7C04F395433},PC-3,\n`;
    const preview = await send("preview", organisationId, file);
    expect(preview).toMatchObject({ status: 200, body: { counts: { new: 3, changed: 0, unchanged: 0, refused: 0 } } });
    expect(preview.body.rows.map(({ row, verdict }) => [row, verdict])).toEqual([
      [2, "new"],
      [3, "new"],
      [4, "new"],
    ]);
    expect(await list(organisationId)).toEqual([]);
    expect(await send("import", organisationId, file)).toMatchObject({ status: 200, body: { counts: { new: 3 } } });
    expect(await list(organisationId)).toMatchObject([
      { serialNumber: "SN-1", computerName: "PC-1", assetTag: "A-1", source: "row 2 of assets.csv" },
      { mac: "00:15:5d:01:02:03", computerName: "PC-2" },
      { uuid: "4c4c4544-0058-4b10-8032-b7c04f395433", computerName: "PC-3" },
    ]);
    expect((await send("import", organisationId, file)).body.counts).toEqual({
      new: 0,
      changed: 0,
      unchanged: 3,
      refused: 0,
    });
  });

  it("is understood with semicolons, in UTF-16, with other headers and with an ordering of its own", async () => {
    const organisationId = await createOrganisation(administrator);
    const file = Buffer.from(`\ufeffhostname;inventory number;Service Tag\r\nPC-7;B-7;SN-7\r\n`, "utf16le");
    expect((await send("import", organisationId, file)).body.counts.new).toBe(1);
    expect(await list(organisationId, "sn-7")).toMatchObject([
      { serialNumber: "SN-7", computerName: "PC-7", assetTag: "B-7" },
    ]);
  });

  it("changes what differs, leaves what an empty cell does not say, and lets two devices swap their names", async () => {
    const organisationId = await createOrganisation(administrator);
    await send("import", organisationId, `${header}\nSN-1,,,PC-1,A-1\nSN-2,,,PC-2,A-2\n`);
    const swapped = await send("import", organisationId, `${header}\nsn-1,,,PC-2,\nSN-2,,,PC-1,\n`);
    expect(swapped.body.counts).toMatchObject({ changed: 2, refused: 0 });
    expect(await list(organisationId)).toMatchObject([
      { serialNumber: "SN-2", computerName: "PC-1", assetTag: "A-2" },
      { serialNumber: "sn-1", computerName: "PC-2", assetTag: "A-1" },
    ]);
  });

  it("has each row refused that names no device, that nobody could use, or that another row contradicts", async () => {
    const organisationId = await createOrganisation(administrator);
    await send("import", organisationId, `${header}\nKNOWN,,,TAKEN,\n`);
    const rows = [
      ",,,PC-1,",
      "SN-1,,,SERVER,",
      "SN-2,nonsense,,PC-2,",
      "=cmd|' /C calc'!A0,,,PC-3,",
      "1.23457E+11,,,PC-4,",
      "SN-5,,,PC-5,",
      "sn-5,,,PC-6,",
      "SN-7,,,taken,",
      "Default string,,,PC-8,",
      "SN-9,,,PC-9,,slipped",
    ];
    const { body } = await send("preview", organisationId, `${header}\n${rows.join("\n")}\n`);
    expect(body.counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 9 });
    expect(body.rows.map(({ findings }) => findings.join(" "))).toEqual([
      expect.stringContaining("names no device"),
      expect.stringContaining("reserves this word"),
      expect.stringContaining("is not a MAC address"),
      expect.stringContaining("like a formula"),
      expect.stringContaining("made of a serial number"),
      "",
      expect.stringContaining("Row 7 has the serial number sn-5 already"),
      expect.stringContaining("the computer name taken"),
      expect.stringContaining("placeholder"),
      expect.stringContaining("something has slipped"),
    ]);
  });

  it("is refused as a whole where it is no table, and nothing of it is kept", async () => {
    const organisationId = await createOrganisation(administrator);
    const codeOf = async (content: string | Buffer) => (await send("import", organisationId, content)).body.error?.code;
    expect(await codeOf(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0, 1, 0]))).toBe("csv.binary");
    expect(await codeOf("Colour,Weight\nred,2\n")).toBe("assets.column-missing");
    expect(await codeOf(`${header}\n`)).toBe("csv.empty");
    expect(await codeOf(`${header}\n"${"x".repeat(100_000)}`)).toBe("csv.row-unreadable");
    expect(await codeOf(`${header}\n${"SN,,,,\n".repeat(20_001)}`)).toBe("csv.too-many-rows");
    expect(await list(organisationId)).toEqual([]);
  });

  it("is judged and taken over in seconds with thousands of rows", async () => {
    const organisationId = await createOrganisation(administrator);
    const rows = Array.from({ length: 10_000 }, (_, index) => `SERIAL-${index},,,PC-${index},A-${index}`);
    const started = performance.now();
    const { body } = await send("import", organisationId, `${header}\n${rows.join("\n")}\n`);
    expect(body.counts).toMatchObject({ new: 10_000, refused: 0 });
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(await list(organisationId, "SERIAL-9999")).toHaveLength(1);
  });
});

describe("the history of the asset list", () => {
  it("tells who entered, changed, imported and deleted a row, and nothing of what an import left as it was", async () => {
    const organisationId = await createOrganisation(administrator);
    const definition = { serialNumber: "SN-1", computerName: "PC-1" };
    const { body: row } = await administrator.request<AssetView>("POST", "/api/assets", { organisationId, definition });
    await administrator.request("PUT", `/api/assets/${row.id}`, {
      revision: 1,
      definition: { ...definition, computerName: "PC-2" },
    });
    await send("import", organisationId, `${header}\nSN-1,,,PC-3,\nSN-2,,,PC-4,\n`);
    await send("import", organisationId, `${header}\nSN-1,,,PC-3,\nSN-2,,,PC-4,\n`);
    await administrator.request("DELETE", `/api/assets/${row.id}`);
    const changesOf = async (query: string) =>
      (await administrator.request<{ items: ChangeView[] }>("GET", `/api/changes?${query}`)).body.items;
    const own = await changesOf(`objectId=${row.id}`);
    expect(own.map(({ action, name, by }) => [action, name, by.name])).toEqual([
      ["deleted", "PC-3", "Test user"],
      ["changed", "PC-3", "Test user"],
      ["changed", "PC-2", "Test user"],
      ["created", "PC-1", "Test user"],
    ]);
    expect(own[1]?.fields).toEqual([{ field: "computerName", before: "PC-2", after: "PC-3" }]);
    const all = await changesOf(`kind=asset&organisationId=${organisationId}`);
    expect(all).toHaveLength(5);
  });
});

describe("the asset list", () => {
  it("is changed by hand unless somebody else was faster, and no two rows are one device or have one name", async () => {
    const organisationId = await createOrganisation(administrator);
    const add = (definition: object) =>
      administrator.request<AssetView>("POST", "/api/assets", { organisationId, definition });
    const { body: first } = await add({ serialNumber: "SN-1", computerName: "PC-1" });
    expect(await add({ serialNumber: "sn-1" })).toMatchObject({
      status: 409,
      body: { error: { code: "assets.known-elsewhere" } },
    });
    expect(await add({ serialNumber: "SN-2", computerName: "pc-1" })).toMatchObject({ status: 409 });
    expect(await add({ computerName: "PC-9" })).toMatchObject({ status: 422 });
    const change = (revision: number, computerName: string) =>
      administrator.request("PUT", `/api/assets/${first.id}`, {
        revision,
        definition: { serialNumber: "SN-1", computerName },
      });
    expect(await change(1, "PC-7")).toMatchObject({ status: 200, body: { revision: 2, computerName: "PC-7" } });
    expect(await change(1, "PC-8")).toMatchObject({ status: 412 });
    expect(await administrator.request("DELETE", `/api/assets/${first.id}`)).toMatchObject({ status: 204 });
    expect(await list(organisationId)).toEqual([]);
  });

  it("is exported so that no spreadsheet runs a cell, and read back as it was", async () => {
    const organisationId = await createOrganisation(administrator);
    const definition = { serialNumber: "-SN;1", computerName: "PC-1", assetTag: "@A,1" };
    await administrator.request("POST", "/api/assets", { organisationId, definition });
    const path = `/api/asset-export?organisationId=${organisationId}`;
    const answer = await server.app.inject({ url: path, headers: { cookie: administrator.cookie } });
    expect(answer.payload).toBe(`${header}\r\n"'-SN;1",,,PC-1,"'@A,1"\r\n`);
    expect((await send("preview", organisationId, answer.payload)).body.counts).toMatchObject({ unchanged: 1 });
  });

  it("is nobody else's: another organisation's is not found", async () => {
    const organisationId = await createOrganisation(administrator);
    const elsewhere = await createOrganisation(administrator);
    const stranger = await server.signInAs([{ role: "administrator", organisationId: elsewhere }]);
    const { body } = await administrator.request<AssetView>("POST", "/api/assets", {
      organisationId,
      definition: { serialNumber: "SN-1" },
    });
    expect(await stranger.request("DELETE", `/api/assets/${body.id}`)).toMatchObject({ status: 404 });
    expect(await send("import", organisationId, `${header}\nSN-2,,,X,\n`, stranger)).toMatchObject({ status: 404 });
    const auditor = await server.signInAs([{ role: "auditor", organisationId }]);
    expect(await send("preview", organisationId, `${header}\nSN-2,,,X,\n`, auditor)).toMatchObject({ status: 403 });
  });
});
