import { createHash, randomBytes } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  asOnMedia,
  type BuildDefinition,
  buildView,
  pageOf,
  type SoftwarePackageView,
  sessionAnswer,
  softwarePackageView,
} from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation, importOperatingSystem } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installer = randomBytes(50_000);
const sha256 = createHash("sha256").update(installer).digest("hex");

const manifestOf = (version: string, address: string): string =>
  `PackageIdentifier: Contoso.Tool\nPackageVersion: ${version}\nInstallerType: nullsoft\nScope: machine\nInstallers:\n` +
  `- Architecture: x64\n  InstallerUrl: ${address}/tool-${version}.exe\n  InstallerSha256: ${sha256.toUpperCase()}\n` +
  "ManifestType: installer\nManifestVersion: 1.10.0\n";

/** A WinGet repository with one package in two versions, in the form of the community's, and its installers. */
const source = createServer((request, response) => {
  const address = `http://${request.headers.host}`;
  const tool = "/manifests/c/Contoso/Tool";
  const folders = ["9.9.0", "10.2.0"];
  const answers = new Map<string, string | Buffer>([
    [`/list${tool}`, JSON.stringify(folders.map((name) => ({ name, type: "dir" })))],
    ...folders.flatMap((version): [string, string | Buffer][] => [
      [`/raw${tool}/${version}/Contoso.Tool.installer.yaml`, manifestOf(version, address)],
      [`/tool-${version}.exe`, installer],
    ]),
  ]);
  const answer = answers.get(request.url ?? "");
  if (request.url?.includes("Broken")) response.writeHead(503).end();
  else response.writeHead(answer === undefined ? 404 : 200).end(answer);
});

const installation = useInstallation(async () => {
  await new Promise<void>((resolve) => source.listen(0, "127.0.0.1", resolve));
  const { port } = source.address() as AddressInfo;
  return {
    WINDLASS_WINGET_URL: `http://127.0.0.1:${port}/raw`,
    WINDLASS_WINGET_LISTING_URL: `http://127.0.0.1:${port}/list`,
    WINDLASS_INSTALLER_NETWORKS: "127.0.0.0/8",
  };
});
const page = () => installation().page;
const { panel, labelled, fill, press, save, seen, setUp } = hands(page);
const open = (path: string) => page().goto(installation().server.url + path);

let api: Api;
let organisationId: string;
let operatingSystems: BuildDefinition["operatingSystems"];

const makePackage = (version: string): Promise<SoftwarePackageView> =>
  api.request(softwarePackageView, "POST", "/api/software-packages", {
    organisationId,
    name: "Tool",
    version,
    steps: [],
  });
const loaded = (id: string): Promise<SoftwarePackageView> =>
  api.request(softwarePackageView, "GET", `/api/software-packages/${id}`);

const makeBuild = async (name: string, packageIds: readonly string[]): Promise<string> => {
  const definition = { name, operatingSystems, packageIds, computerNameTemplate: "PC-%SERIAL:8%", autopilot: null };
  return (await api.request(buildView, "POST", "/api/builds", { organisationId, definition })).id;
};
const packagesOf = async (id: string): Promise<readonly string[]> =>
  (await api.request(buildView, "GET", `/api/builds/${id}`)).definition.packageIds;

describe("versions of software in the console", () => {
  beforeAll(async () => {
    await setUp(installation());
    api = new Api(installation().server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    const system = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    operatingSystems = [
      { architecture: "x64", operatingSystemId: system.id, imageIndex: 1, language: "en-US", ...asOnMedia },
    ];
  });
  afterAll(() => source.close());

  it("pin the installer of a WinGet package, and keep what was entered where the source has none or is broken", async () => {
    const { id } = await makePackage("1");
    await open(`/software-packages/${id}`);
    await page().getByRole("region", { name: "Steps", exact: true }).getByRole("button", { name: "Add step" }).click();
    await page().getByRole("menuitem", { name: "WinGet", exact: true }).click();
    await fill("Identifier", "Contoso.Other", panel());
    await press("Find and pin", panel());
    await panel().getByText("The WinGet source has no package Contoso.Other.").waitFor();
    await panel().getByText("Check identifier and version: winget search shows them.").waitFor();
    await fill("Identifier", "Contoso.Broken", panel());
    await press("Find and pin", panel());
    await panel().getByText("did not answer as expected: it answered 503.").waitFor();
    expect(await labelled("Identifier", panel()).inputValue()).toBe("Contoso.Broken");
    await fill("Identifier", "Contoso.Tool", panel());
    await press("Find and pin", panel());
    const pins = panel().getByRole("list", { name: "Pinned installers" });
    await pins.getByText("/tool-10.2.0.exe").waitFor();
    await panel()
      .getByText(/^ARM64: Contoso\.Tool 10\.2\.0 cannot be used/)
      .waitFor();
    await lookAt(page(), "software-winget");
    await fill("Version", "9.9.0", panel());
    await press("Find again", panel());
    await pins.getByText("/tool-9.9.0.exe").waitFor();
    await fill("Name", "Install the tool", panel());
    await press("Apply", panel());
    await panel().waitFor({ state: "detached" });
    await save();
    const [step] = (await loaded(id)).steps;
    expect(step).toMatchObject({ kind: "winget", packageId: "Contoso.Tool", pins: [{ version: "9.9.0", sha256 }] });
  });

  it("take the place of another in the builds of a preview, anew where somebody changed one meanwhile", async () => {
    const { items } = await api.request(pageOf(softwarePackageView), "GET", "/api/software-packages");
    const second = await makePackage("2");
    const old = items[0]?.id ?? "";
    const office = await makeBuild("Office", [old]);
    const training = await makeBuild("Training", [old]);
    const both = await makeBuild("Both", [second.id, old]);
    await open(`/software/${second.productId}`);
    await press("Replace in builds: 1");
    const line = (text: string) => panel().getByRole("checkbox", { name: text });
    await line("Office: number 1 of its packages becomes 2").waitFor();
    await line("Both: lists 2 already, number 2 goes").waitFor();
    await line("Training: number 1 of its packages becomes 2").uncheck();
    await lookAt(page(), "software-replace-version");

    // What is shown must be what will be done.
    const { definition, revision } = await api.request(buildView, "GET", `/api/builds/${office}`);
    const renamed = { revision, definition: { ...definition, name: "Head office" } };
    await api.request(buildView, "PUT", `/api/builds/${office}`, renamed);
    await press("Replace in 2 builds", panel());
    await panel().getByText("The build was changed by somebody else since you opened it.").waitFor();
    await line("Head office: number 1 of its packages becomes 2").waitFor();
    expect(await line("Training: number 1 of its packages becomes 2").isChecked()).toBe(false);
    expect(await packagesOf(office)).toEqual([old]);
    await press("Replace in 2 builds", panel());
    await seen("Replaced in 2 builds.");
    expect([await packagesOf(office), await packagesOf(both), await packagesOf(training)]).toEqual([
      [second.id],
      [second.id],
      [old],
    ]);
  });

  it("are not deleted while a build lists them, which is told by its name", async () => {
    await open("/software-packages");
    await page()
      .getByRole("checkbox", { name: /^Select Tool/ })
      .first()
      .check();
    await press("Delete");
    await press("Delete", page().getByRole("dialog"));
    await seen(/is still used by the build “Training”/);
  });

  it("are made by keyboard alone: a program, a copy, a registry value, and rules of every other kind", async () => {
    const { id } = await makePackage("3");
    const keys = page().keyboard;
    await open(`/software-packages/${id}`);
    const steps = page().getByRole("region", { name: "Steps", exact: true });
    const addStep = async (kind: string, fields: readonly (readonly [string, string])[]): Promise<void> => {
      await steps.getByRole("button", { name: "Add step" }).focus();
      await keys.press("Enter");
      await page().getByRole("menu").waitFor();
      const item = page().getByRole("menuitem", { name: kind, exact: true }).and(page().locator(":focus"));
      for (let presses = 0; presses < 8 && (await item.count()) === 0; presses += 1) await keys.press("ArrowDown");
      await keys.press("Enter");
      await panel().waitFor();
      for (const [label, value] of fields) {
        await labelled(label, panel()).focus();
        await keys.type(value);
      }
      await panel().getByRole("button", { name: "Apply" }).focus();
      await keys.press("Enter");
      await panel().waitFor({ state: "detached" });
      // Whoever uses the keyboard goes on where they were.
      await steps.getByRole("button", { name: "Add step" }).and(page().locator(":focus")).waitFor();
    };
    await addStep("Program", [
      ["Name", "Run the setup"],
      ["Program", "setup.exe"],
      ["Arguments", "/S\n/D C:\\Tool"],
    ]);
    await addStep("Copy", [
      ["Name", "Copy the tools"],
      ["Source", "Tools"],
      ["Target folder", "C:\\Tools"],
    ]);
    await addStep("Registry", [
      ["Name", "Set the server"],
      ["Key", "SOFTWARE\\Contoso"],
      ["Value name", "Server"],
      ["Text", "vpn.contoso.com"],
    ]);
    const addRule = async (
      place: number,
      kind: string,
      fields: readonly (readonly [string, string])[],
    ): Promise<void> => {
      await page().getByRole("button", { name: "Add rule" }).focus();
      await keys.press("Enter");
      await panel().waitFor();
      const choice = labelled("How it is seen", panel());
      await choice.focus();
      await keys.press("Enter");
      await page().getByRole("option", { name: kind, exact: true }).waitFor();
      for (let presses = 0; presses < place; presses += 1) await keys.press("ArrowDown");
      await keys.press("Enter");
      await expect.poll(() => choice.textContent()).toContain(kind);
      for (const [label, value] of fields) {
        await labelled(label, panel()).focus();
        await keys.type(value);
      }
      await panel().getByRole("button", { name: "Apply" }).focus();
      await keys.press("Enter");
      await panel().waitFor({ state: "detached" });
    };
    await addRule(1, "File and its version", [["Path", "C:\\Tools\\tool.exe"]]);
    await addRule(2, "Registry value", [
      ["Key", "SOFTWARE\\Contoso"],
      ["Value name", "Server"],
    ]);
    await addRule(3, "Script", [["Script", "'there'"]]);
    await save();
    const saved = await loaded(id);
    expect(saved.steps).toMatchObject([
      { kind: "execute", program: "setup.exe", arguments: ["/S", "/D C:\\Tool"] },
      { kind: "copy", source: "Tools", destination: "C:\\Tools" },
      { kind: "registry", change: { action: "set", key: "SOFTWARE\\Contoso", name: "Server" } },
    ]);
    expect(saved.detection.map(({ kind }) => kind)).toEqual(["file-version", "registry-value", "script"]);
    const refusals = /404|409|412|502/;
    expect(installation().complaints.filter((complaint) => !refusals.test(complaint))).toEqual([]);
  });
});
