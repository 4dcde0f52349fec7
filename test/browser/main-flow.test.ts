import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import type { Child } from "../../apps/cli/src/demo/child.ts";
import { bootDevice, createDevices } from "../../apps/cli/src/demo/devices.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const fixtures = join(import.meta.dirname, "../../packages/media/fixtures");

const installation = useInstallation();
const page = () => installation().page;
const { panel, labelled, fill, press, save, goTo, seen } = hands(page);

let agent: Child | undefined;
afterAll(() => agent?.kill("SIGKILL"));

describe("the console, from the set-up link to a ready device", () => {
  it("makes the first administrator with the link of the terminal", async () => {
    await page().goto(`${installation().server.url}/set-up#token=${installation().server.setUpToken}`);
    await fill("Your name", person.name);
    await fill("E-mail address", person.email);
    await fill("Password", person.password);
    await fill("Password again", person.password);
    await lookAt(page(), "01-set-up");
    await press("Create administrator");
    await seen("Welcome to Windlass");
    await lookAt(page(), "02-dashboard-empty");
  });

  it("signs out and in again", async () => {
    await page()
      .getByRole("button", { name: new RegExp(person.name) })
      .click();
    await page().getByRole("menuitem", { name: "Sign out" }).click();
    await fill("E-mail address", person.email);
    await fill("Password", "not the right password");
    await press("Sign in");
    await seen("The e-mail address or the password is wrong.");
    await lookAt(page(), "03-sign-in-refused");
    await fill("Password", person.password);
    await press("Sign in");
    await seen("Welcome to Windlass");
  });

  it("connects an organisation's tenant and tells a wrong secret from a right one", async () => {
    await goTo("Organisations");
    await press("New organisation");
    await fill("Name", "Contoso", panel());
    await press("Create", panel());
    await page().getByRole("heading", { name: "Contoso" }).waitFor();
    await press(/Connect|Edit|Enter/);
    await fill("Directory (tenant) ID", installation().lab.sample.tenantId, panel());
    await fill("Application (client) ID", installation().lab.sample.clientId, panel());
    await labelled("Cloud", panel()).selectOption("lab");
    await fill("Client secret", "8a7b6c5d-1111-4222-8333-444455556666", panel());
    await press("Save", panel());
    // The hint below the field names it, too.
    await seen(/does not accept this credential/);
    await lookAt(page(), "04-secret-id-refused");
    await fill("Client secret", installation().lab.sample.clientSecret, panel());
    await fill("Secret expires on", "2028-01-31", panel());
    await press("Save", panel());
    await press("Check");
    await page().getByText("DeviceManagementServiceConfig.ReadWrite.All").first().waitFor();
    await expect.poll(() => page().getByText("· Failed").count()).toBe(0);
    await lookAt(page(), "05-readiness");
  });

  it("imports Windows from an image and refuses a text file called .wim", async () => {
    await goTo("Operating systems");
    const choose = page().locator('input[type="file"]').first();
    await choose.setInputFiles(join(fixtures, "windows-11-x64.wim"));
    await seen("26100");
    await choose.setInputFiles({
      name: "notes.wim",
      mimeType: "text/plain",
      buffer: Buffer.from("not an image\n".repeat(50)),
    });
    await seen(/is not a Windows image/);
    await lookAt(page(), "06-operating-systems");
    await press("Dismiss notes.wim");
  });

  it("makes a package of a file, a copy step and a PowerShell step", async () => {
    await goTo("Software packages");
    await press("New package");
    await fill("Name", "Company basics", panel());
    await fill("Version", "1.0", panel());
    await press("Create", panel());
    await page()
      .getByRole("heading", { name: /Company basics/ })
      .waitFor();
    await page()
      .locator('input[type="file"]:not([webkitdirectory])')
      .first()
      .setInputFiles({
        name: "welcome.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Welcome to your new device.\n"),
      });
    await page().getByRole("list", { name: "Files" }).getByText("welcome.txt").waitFor();
    await press("Add step");
    await page().getByRole("menuitem", { name: /Copy/ }).click();
    await fill("Name", "Copy the welcome letter", panel());
    await panel().getByRole("combobox").fill("welcome.txt");
    await fill("Target folder", "C:\\ProgramData\\Contoso", panel());
    await press("Apply", panel());
    await press("Add step");
    await page()
      .getByRole("menuitem", { name: /PowerShell/ })
      .click();
    await fill("Name", "Set the power plan", panel());
    await fill("Script", "powercfg.exe /setactive SCHEME_MIN\nexit 0\n", panel());
    await press("Apply", panel());
    await save();
    await lookAt(page(), "07-software-package");
  });

  it("makes a build with a group tag and publishes it with the list of changes", async () => {
    await goTo("Builds");
    await press("New build");
    const tab = (name: string | RegExp) => page().getByRole("tab", { name }).click();
    await fill("Name", "Office");
    await fill("Template", "CON-%SERIAL:8%");
    await press("Create");
    // What is missing is on another tab, which is shown.
    await seen("Add an operating system for at least one architecture.");
    await press("Add x64");
    await tab("Software packages");
    await page().getByRole("combobox", { name: "Add a package" }).click();
    await page().getByRole("option", { name: "Company basics 1.0" }).click();
    await tab("Autopilot");
    await page().getByLabel("Use Windows Autopilot").check();
    await fill("Group tag", installation().lab.sample.groupTag);
    await fill("Object ID of the Entra group", installation().lab.sample.groupObjectId);
    await lookAt(page(), "08-new-build");
    await press("Create");
    await page().getByRole("heading", { name: "Office" }).waitFor();
    await goTo("Publish");
    await seen("Office");
    await lookAt(page(), "09-publish-preview");
    await press("Publish");
    await seen("Publication 1 is signed and ready for devices.");
    await lookAt(page(), "10-published");
  });

  it("approves a device by its match code and shows it arrive at ready, live", async () => {
    await goTo("Boot profiles");
    const [download] = await Promise.all([page().waitForEvent("download"), press(/Download the boot medium/)]);
    const medium = join(installation().folder, "boot-medium.json");
    await download.saveAs(medium);
    await lookAt(page(), "11-boot-profiles");

    await mkdir(join(installation().folder, "devices"));
    const [device] = await createDevices(join(installation().folder, "devices"), 1);
    if (!device) throw new Error("a device was asked for");
    await goTo("Deployments");
    agent = bootDevice(device, medium, 2);
    const code = await codeOnTheDevice(agent);
    // Nothing is reloaded: the card appears by itself.
    await page()
      .getByRole("button", { name: `Approve ${code}` })
      .waitFor({ timeout: 60_000 });
    await seen(device.serialNumber);
    await lookAt(page(), "12-waiting-for-approval");
    await press(`Approve ${code}`);
    await panel().getByRole("combobox").first().selectOption({ label: "Office" });
    await lookAt(page(), "13-approve");
    await press(/approve/i, panel());
    await page().getByRole("link", { name: device.serialNumber }).first().click();
    await page().getByRole("progressbar").first().waitFor();
    await seen(/of \d+ steps/, 60_000);
    await lookAt(page(), "14-deployment-running");
    await page().getByText("Succeeded", { exact: true }).first().waitFor({ timeout: 120_000 });
    expect(await agent.exited).toBe(0);
    await lookAt(page(), "15-deployment-succeeded");
    await goTo("Devices");
    await page().getByRole("link", { name: device.serialNumber }).click();
    await page().getByRole("heading", { name: device.serialNumber }).waitFor();
    await lookAt(page(), "16-device");
    await goTo("Dashboard");
    await lookAt(page(), "17-dashboard");
  });

  it("works by keyboard alone from the address bar to the organisation's page", async () => {
    await page().goto(installation().server.url);
    await page().getByRole("heading", { name: "Dashboard" }).waitFor();
    // Tab goes from part to part; inside the menu, as in every list of choices, the arrows move.
    const focusOn = async (name: string, key: "Tab" | "ArrowDown") => {
      const passed: string[] = [];
      for (let count = 0; count < 40; count += 1) {
        const text = await page().evaluate(() => document.activeElement?.textContent?.trim() ?? "");
        if (text === name) return;
        passed.push(text.slice(0, 40));
        await page().keyboard.press(key);
      }
      throw new Error(`${key} never reaches ${name}: ${passed.join(" → ")}`);
    };
    await focusOn("Dashboard", "Tab");
    await focusOn("Organisations", "ArrowDown");
    await page().keyboard.press("Enter");
    await page().getByRole("heading", { name: "Organisations" }).waitFor();
    await focusOn("Contoso", "Tab");
    await page().keyboard.press("Enter");
    await page().getByRole("heading", { name: "Contoso" }).waitFor();
  });

  it("leaves nothing to complain about in the browser's console", () => {
    // The refused sign-in, and asking who is signed in before anybody is, are answered 401; the Secret ID in place of a
    // secret is answered 422.
    expect(installation().complaints.filter((line) => !/status of (401|422)/.test(line))).toEqual([]);
  });
});

/** The match code as the device's own screen shows it. */
const codeOnTheDevice = (child: Child): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = "";
    child.process.stdout?.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const code = /[2-9A-HJ-NP-Z]{2}-[2-9A-HJ-NP-Z]{2}-[2-9A-HJ-NP-Z]{2}/.exec(output)?.[0];
      if (code) resolve(code);
    });
    void child.exited.then((status) => reject(new Error(`the agent ended with ${status} before it showed a code`)));
  });
