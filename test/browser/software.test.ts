import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { secretView, sessionAnswer, softwarePackageView } from "@windlass/protocol";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { needsProgram } from "../support/programs.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, fill, press, save, seen, setUp } = hands(page);

/** As the Registry Editor writes it. */
const registryFile = Buffer.from(
  '\ufeffWindows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Contoso]\r\n"Server"="a"\r\n"Old"=-\r\n',
  "utf16le",
);

let api: Api;
let organisationId: string;
let secretId: string;

const code = "{C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11}";

/** An MSI made by wixl. */
const madeMsi = (): string => {
  const { folder } = installation();
  const [source, file] = [join(folder, "acme.wxs"), join(folder, "acme.msi")];
  writeFileSync(
    source,
    `<Wix xmlns="http://schemas.microsoft.com/wix/2006/wi"><Product Name="Acme Tool" Version="3.2.1" Language="1033"
      Id="C2F1A7B0-0D0A-4C51-8F3C-3A4D3A1F5A11" UpgradeCode="0C9E6F3A-2B7E-4B4E-9D39-7C5F5C0B7A22" Manufacturer="Contoso">
      <Package InstallerVersion="500" Compressed="yes" InstallScope="perMachine"/><Directory Id="TARGETDIR" Name="SourceDir"/>
      <Feature Id="F" Level="1"/></Product></Wix>`,
  );
  execFileSync("wixl", ["-a", "x64", "-o", file, source], { stdio: "ignore" });
  return file;
};

const steps = () => page().getByRole("list", { name: "Steps", exact: true });
const titles = async (): Promise<(string | null)[]> => {
  const handles = await steps()
    .getByRole("button", { name: /^Edit / })
    .all();
  return Promise.all(handles.map(async (handle) => (await handle.getAttribute("aria-label"))?.slice(5) ?? null));
};
const addStep = async (kind: string): Promise<void> => {
  await page().getByRole("region", { name: "Steps", exact: true }).getByRole("button", { name: "Add step" }).click();
  await page().getByRole("menuitem", { name: kind, exact: true }).click();
};
const apply = async (): Promise<void> => {
  await press("Apply", panel());
  await panel().waitFor({ state: "detached" });
};

/** Holds the handle of an item and lets it go over another one, as a hand with a mouse does. */
const drag = async (title: string, over: string): Promise<void> => {
  await page().getByRole("region", { name: "Detection" }).scrollIntoViewIfNeeded();
  const handle = await steps()
    .getByRole("button", { name: new RegExp(`^Drag ${title}`) })
    .boundingBox();
  const target = await steps().getByRole("listitem").filter({ hasText: over }).boundingBox();
  if (!handle || !target) throw new Error("both items are on the screen");
  await page().mouse.move(handle.x + handle.width / 2, handle.y + handle.height / 2);
  await page().mouse.down();
  const up = target.y < handle.y;
  await page().mouse.move(handle.x, target.y + target.height / 2, { steps: 8 });
  await page().mouse.move(handle.x, up ? target.y + 2 : target.y + target.height - 2, { steps: 3 });
  await page().mouse.up();
};

describe("software in the console", () => {
  beforeEach((context) => needsProgram(context, "wixl"));
  beforeAll(async () => {
    await setUp(installation());
    api = new Api(installation().server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    const secret = { name: "VPN key", description: "", expiresOn: null };
    const value = { kind: "password", password: "canary of the package" };
    const kept = await api.request(secretView, "POST", "/api/secrets", { organisationId, definition: secret, value });
    secretId = kept.id;
  });

  it("makes a product and a version, takes an MSI's facts for step and detection, and keeps steps in the order they were put", async () => {
    await page().goto(`${installation().server.url}/software`);
    await press("New product");
    await fill("Name", "Acme Tool", panel());
    await fill("Homepage", "acme", panel());
    await seen("Enter an address that begins with https://");
    await fill("Homepage", "https://acme.test", panel());
    await press("Create", panel());
    await press("New version");
    await fill("Version", "3.2.1", panel());
    await press("Create", panel());
    await page().getByRole("heading", { name: "Acme Tool 3.2.1" }).waitFor();

    await page().locator('input[type="file"]').first().setInputFiles(madeMsi());
    await seen(code);
    await press("Add its step: acme.msi");
    await press("Use it for detection: acme.msi");

    await addStep("PowerShell");
    await fill("Name", "Tell the server", panel());
    await fill("Script", "exit 0", panel());
    await press("Add to Environment variables", panel());
    const row = panel().getByRole("group", { name: "Environment variables, row 1" });
    await row.getByRole("textbox", { name: "Name" }).fill("1ST");
    await panel().getByText("not beginning with a digit").waitFor();
    await row.getByRole("textbox", { name: "Name" }).fill("SERVER");
    await row.getByRole("textbox", { name: "Value" }).fill("vpn.contoso.com");
    await press("Add to Environment variables", panel());
    const secretRow = panel().getByRole("group", { name: "Environment variables, row 2" });
    await secretRow.getByRole("textbox", { name: "Name" }).fill("KEY");
    await secretRow.getByRole("combobox", { name: "Is" }).selectOption({ label: "A secret" });
    await secretRow.getByRole("combobox", { name: "Secret" }).selectOption({ label: "VPN key (password)" });
    await press("Add to Exit codes", panel());
    await panel().getByRole("spinbutton", { name: "Code" }).fill("3010");
    await panel().getByText("Known: It succeeded; a restart completes it.").waitFor();
    await press("Limit to some devices", panel());
    await panel().getByRole("textbox", { name: "Values, one a line" }).fill("Latitude*");
    await press("Try it on a device", panel());
    await panel().getByRole("combobox", { name: "Try it on" }).selectOption("pasted");
    await panel().getByRole("textbox", { name: "What is known of the device" }).fill("Product Name: Latitude 5450");
    await press("Try", panel());
    await panel().getByText("It has: Latitude 5450").waitFor();
    await lookAt(page(), "software-step");
    await apply();

    await addStep("Registry file");
    await panel()
      .locator('input[type="file"]')
      .setInputFiles({ name: "policy.reg", mimeType: "text/plain", buffer: registryFile });
    await panel().getByText("policy.reg: 1 value set, 1 value deleted.").waitFor();
    await press("Take these changes", panel());
    await apply();
    await page().getByRole("button", { name: "Remove policy.reg" }).click();

    await addStep("Command line");
    await press("Apply", panel());
    await panel().getByText("This is needed.").first().waitFor();
    await fill("Name", "Write a mark", panel());
    await fill("Command line", "echo done > C:\\mark.txt", panel());
    await apply();
    await expect.poll(titles).toEqual(["Install Acme Tool", "Tell the server", "Write a mark"]);

    await drag("Write a mark", "Install Acme Tool");
    await expect.poll(titles).toEqual(["Write a mark", "Install Acme Tool", "Tell the server"]);
    await page().getByText("Write a mark is now number 1 of 3").waitFor({ state: "attached" });
    await steps()
      .getByRole("button", { name: /^Drag Tell the server/ })
      .focus();
    await page().keyboard.press("ArrowUp");
    await expect.poll(titles).toEqual(["Write a mark", "Tell the server", "Install Acme Tool"]);
    await save();
    await page().reload();
    await expect.poll(titles).toEqual(["Write a mark", "Tell the server", "Install Acme Tool"]);
    await page().getByRole("list", { name: "Detection rules" }).getByText(code).waitFor();
    await page().getByText("by Ada Administrator").first().waitFor();
    await lookAt(page(), "software-package");

    const id = page().url().split("/").at(-1);
    const saved = await api.request(softwarePackageView, "GET", `/api/software-packages/${id}`);
    expect(saved.steps[1]).toMatchObject({
      kind: "powershell",
      variables: [
        { name: "SERVER", value: "vpn.contoso.com" },
        { name: "KEY", secretId },
      ],
      exitCodes: [{ code: 3010, meaning: "success" }],
      when: { all: [{ field: "model", values: ["Latitude*"] }] },
    });
    expect(saved.detection).toEqual([{ kind: "msi-product", productCode: code, minimumVersion: "3.2.1" }]);
  });

  it("begins a version as a copy of another, and names the way round where packages come to need each other", async () => {
    const make = async (name: string, dependencies: readonly string[] = []) =>
      await api.request(softwarePackageView, "POST", "/api/software-packages", {
        organisationId,
        name,
        version: "1",
        dependencies,
        steps: [],
      });
    const runtime = await make("Runtime");
    await make("Viewer", [runtime.id]);
    await page().goto(`${installation().server.url}/software-packages/${runtime.id}`);
    await page().getByRole("combobox", { name: "Depends on" }).click();
    await page().getByRole("option", { name: "Viewer 1" }).click();
    await seen("They go round in a circle: Runtime 1 → Viewer 1 → Runtime 1.");
    await press("Save");
    await seen("The dependencies would go round in a circle");
    await press("Remove the dependency on Viewer 1");
    await page().getByText("They go round in a circle").waitFor({ state: "detached" });

    await page().getByRole("radio", { name: "DriverApp" }).check();
    await seen("A DriverApp needs a filter");
    expect(await page().getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    await page().getByRole("radio", { name: "Software" }).check();

    await page().getByRole("link", { name: "All versions" }).click();
    await press("New from this: 1");
    await fill("Version", "1", panel());
    await seen("The product has this version already.");
    await fill("Version", "2", panel());
    await press("Create", panel());
    await page().getByRole("heading", { name: "Runtime 2" }).waitFor();
    expect(installation().complaints.filter((complaint) => !complaint.includes("422"))).toEqual([]);
  });
});
