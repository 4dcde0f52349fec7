import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  assetView,
  buildView,
  driverPackView,
  operatingSystemView,
  organisationSettingsView,
  pageOf,
  publicationPreview,
  softwarePackageView,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { startImportingDrivers } from "../../src/features/drivers/imports/worker.ts";
import { startImporting } from "../../src/features/operating-systems/import-worker.ts";
import { startCommandLine } from "../command-line.ts";
import { createOrganisation } from "../definitions.ts";
import { startTestServer, type TestClient, type TestServer } from "../harness.ts";
import { passwordSecret } from "../route-examples/requests.ts";

const makeShare = join(import.meta.dirname, "../../../../packages/media/fixtures/make-mdt-share.ts");
const outcomes = z.array(
  z.object({ kind: z.string(), name: z.string(), outcome: z.string(), message: z.string().nullable() }),
);

let server: TestServer;
let administrator: TestClient;
let organisationId: string;
let folder: string;
let share: string;
let workers: readonly { stop(): Promise<void> }[];
let windlass: Awaited<ReturnType<typeof startCommandLine>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "windlass-mdt-"));
  share = join(folder, "share");
  execFileSync(process.execPath, [makeShare, share]);
  // What is needed of uploads that broke off lies with the person; here with the test.
  process.env.XDG_STATE_HOME = join(folder, "state");
  server = await startTestServer();
  administrator = await server.signInAs([{ role: "administrator", organisationId: null }]);
  organisationId = await createOrganisation(administrator, "Contoso");
  windlass = await startCommandLine(server);
  workers = [startImporting(server.context), startImportingDrivers(server.context)];
});
afterAll(async () => {
  delete process.env.XDG_STATE_HOME;
  for (const worker of workers) await worker.stop();
  await server.close();
  await rm(folder, { recursive: true });
});

const read = async <Item extends z.ZodType>(item: Item, path: string): Promise<z.infer<Item>[]> =>
  pageOf(item).parse((await administrator.request("GET", `${path}?organisationId=${organisationId}`)).body).items;

const packages = () => read(softwarePackageView, "/api/software-packages");

const bring = async (...parameters: string[]) => {
  const command = ["mdt", "import", share, "--organisation", "Contoso", "--json", ...parameters];
  const { status, out, told } = await windlass(command);
  return { status, told, outcomes: outcomes.parse(JSON.parse(out).outcomes) };
};

describe("windlass mdt import", () => {
  it("tells what it would make, and makes nothing", async () => {
    const { status, outcomes: told } = await bring("--dry-run");
    expect(status).toBe(0);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(["would-be-made"]));
    expect(await packages()).toEqual([]);
  });

  it("brings settings, Windows, drivers, software with its files, and builds last", async () => {
    const definition = (name: string) => ({ name, description: "", expiresOn: null });
    const account = { kind: "user-name-password", userName: "CORP\\joiner", password: "correct horse battery" };
    const joining = { organisationId, definition: definition("Join"), value: account };
    expect(await administrator.request("POST", "/api/secrets", joining)).toMatchObject({ status: 201 });
    const password = passwordSecret(organisationId, "Administrator");
    expect(await administrator.request("POST", "/api/secrets", password)).toMatchObject({ status: 201 });
    const secrets = ["--join-account", "Join", "--administrator-password", "Administrator"];
    const { status, outcomes: told } = await bring(...secrets);
    expect(told.filter(({ outcome }) => outcome !== "made")).toEqual([]);
    expect(status).toBe(0);
    expect(told.at(-2)).toMatchObject({ kind: "build", name: "Windows 11 for offices" });
    expect(await read(assetView, "/api/assets")).toMatchObject([
      { serialNumber: "5CG1234567", computerName: "CEO-LAPTOP", source: "row 3 of the names in MDT's rules" },
      { mac: "00:0f:20:35:de:ac", computerName: "RECEPTION" },
    ]);

    const made = await packages();
    const named = (name: string) => made.find((one) => one.name === name);
    expect(named("7-Zip")).toMatchObject({
      version: "23.01",
      reboot: "never",
      steps: [{ kind: "msi", file: "7z2301-x64.msi", transforms: ["silent.mst"] }],
      detection: [{ kind: "msi-product" }],
      files: [{ path: "7z2301-x64.msi" }, { path: "silent.mst" }],
    });
    expect(named("Contoso VPN")?.dependencies).toEqual([named("7-Zip")?.id, named("Runtime")?.id]);
    expect(named("Runtime")?.files.map(({ path }) => path)).toEqual(["install.cmd"]);
    expect(told.find(({ name }) => name === "Runtime 8.0")?.message).toBe("Left out, because it is empty: empty.dat.");
    expect(named("Standard software")).toMatchObject({ steps: [] });
    expect(named("Rename printer")?.files.map(({ path }) => path)).toEqual(["Rename-Printer.ps1"]);

    const [build] = await read(buildView, "/api/builds");
    const [system] = await read(operatingSystemView, "/api/operating-systems");
    const titles = build?.definition.packageIds.map((id) => made.find((one) => one.id === id)?.name);
    expect(titles).toEqual([
      "Rename printer",
      "Copy tools",
      "Power plan",
      "Restart 1",
      "Dell only",
      "Add local account",
      "7-Zip",
      "Configure desktop",
      "Standard software",
      "Antivirus",
      "Latitude keyboard",
    ]);
    expect(build?.definition).toMatchObject({
      computerNameTemplate: "PC-%SERIAL:7%",
      naming: { lookUp: true, ask: null },
      diskTemplateId: expect.any(String),
      ending: { kind: "desktop", afterwards: "restart" },
      administrator: { kind: "enabled" },
      join: {
        kind: "domain",
        domain: "corp.contoso.com",
        organisationalUnit: { kind: "fixed", path: "OU=Clients,DC=corp,DC=contoso,DC=com" },
      },
      operatingSystems: [{ operatingSystemId: system?.id, imageIndex: 1, architecture: "x64" }],
    });

    const packs = await read(driverPackView, "/api/driver-packs");
    expect(packs.map(({ name, drivers }) => [name, drivers]).sort()).toEqual([
      ["Docks", 1],
      ["WinPE x64", 1],
      ["Windows 11\\Dell Inc.\\Latitude 5400", 2],
    ]);
    const path = `/api/organisations/${organisationId}/settings`;
    const settings = organisationSettingsView.parse((await administrator.request("GET", path)).body);
    expect(settings.definition).toMatchObject({
      timeZone: "W. Europe Standard Time",
      userLocale: "de-DE",
      inputLocales: ["0407:00000407"],
      registeredOrganisation: "Contoso GmbH",
    });
  });

  it("brings no password, and what lacks one keeps the build from being published until it is completed", async () => {
    expect(JSON.stringify([await packages(), await read(buildView, "/api/builds")])).not.toMatch(/Planted-|PLANT-1/);
    const { body } = await administrator.request("GET", `/api/publications/preview?organisationId=${organisationId}`);
    const { problems } = publicationPreview.parse(body);
    expect(problems.map(({ name, message }) => [name, message])).toEqual([
      ["Add local account", expect.stringContaining("names the file complete-this-step.ps1")],
    ]);
  });

  it("given again makes nothing, and leaves what people have changed since", async () => {
    const [first] = await packages();
    if (!first) throw new Error("nothing was brought");
    const {
      id: _id,
      organisationId: _organisation,
      productId: _product,
      fileFacts: _facts,
      files: _files,
      updatedAt: _at,
      ...definition
    } = first;
    const changed = { ...definition, reboot: "always" };
    expect(await administrator.request("PUT", `/api/software-packages/${first.id}`, changed)).toMatchObject({
      status: 200,
    });
    const before = await packages();
    const { status, outcomes: told } = await bring();
    expect(status).toBe(0);
    expect(new Set(told.map(({ outcome }) => outcome))).toEqual(new Set(["there"]));
    expect(await packages()).toEqual(before);
    expect(await read(buildView, "/api/builds")).toHaveLength(1);
    expect(await read(driverPackView, "/api/driver-packs")).toHaveLength(3);
    expect(await read(operatingSystemView, "/api/operating-systems")).toHaveLength(1);
  });

  it("completes a package whose import was broken off between its files and its mark", async () => {
    const broken = (await packages()).find(({ name }) => name === "Contoso VPN");
    if (!broken) throw new Error("it was not brought");
    const {
      id,
      organisationId: _organisation,
      productId: _product,
      fileFacts: _facts,
      files: _files,
      updatedAt: _at,
      ...definition
    } = broken;
    const description = definition.description.replace("From MDT:", "From MDT (not complete yet):");
    await administrator.request("PUT", `/api/software-packages/${id}`, { ...definition, description });
    await administrator.request(
      "DELETE",
      `/api/software-packages/${id}/files?path=${encodeURIComponent("data/settings.ini")}`,
    );
    const { outcomes: told } = await bring();
    expect(told.find(({ name }) => name === "Contoso VPN 5.2")?.outcome).toBe("completed");
    const completed = (await packages()).find((one) => one.id === id);
    expect(completed?.files.map(({ path }) => path).sort()).toEqual(["Setup.exe", "data/settings.ini"]);
    expect(completed?.description).toBe(broken.description);
  });

  it("refuses a secret that is not there, before anything is sent", async () => {
    const { status, out } = await windlass([
      "mdt",
      "import",
      share,
      "--organisation",
      "Contoso",
      "--join-account",
      "No",
      "--json",
    ]);
    expect([status, JSON.parse(out).error.message]).toEqual([2, expect.stringContaining("no secret “No”")]);
  });

  it("refuses a share of which a file cannot be read, before anything is sent", async () => {
    const path = join(share, "Control/Drivers.xml");
    const whole = await readFile(path, "utf8");
    await writeFile(path, whole.slice(0, 500));
    const { status, out } = await windlass(["mdt", "import", share, "--organisation", "Contoso", "--json"]);
    await writeFile(path, whole);
    expect(status).toBe(2);
    expect(JSON.parse(out).error).toMatchObject({
      code: "mdt.import-incomplete",
      message: expect.stringContaining("Drivers.xml"),
    });
  });
});
