import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type DriverPackView, driverPackView, pageOf, sessionAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import type { Child } from "../../apps/cli/src/demo/child.ts";
import { bootDevice, createDevices, findRequest, writeBootMedium } from "../../apps/cli/src/demo/devices.ts";
import { importDrivers } from "../../apps/cli/src/demo/drivers.ts";
import { createOrganisation, readBootMedium } from "../../apps/cli/src/demo/library.ts";
import { needsProgram } from "../support/programs.ts";
import { makePack } from "./driver-pack.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, fill, press, seen, setUp } = hands(page);
const open = (path: string) => page().goto(installation().server.url + path);

let api: Api;
let organisationId: string;
let agent: Child | undefined;

/** A device of a maker whose Ethernet is in the drivers of the demo; it stays on and waits to be approved. */
const startDevice = async (): Promise<string> => {
  const { folder } = installation();
  const medium = await writeBootMedium(folder, await readBootMedium(api, organisationId));
  const devices = join(folder, "devices");
  mkdirSync(devices);
  const [device] = await createDevices(devices, 1);
  if (!device) throw new Error("a device was asked for");
  agent = bootDevice(device, medium, 1);
  const asked = () => findRequest(api, device.serialNumber);
  await expect.poll(asked, { timeout: 30_000 }).toMatchObject({ serialNumber: device.serialNumber });
  return device.serialNumber;
};

describe("drivers in the console", () => {
  afterAll(() => agent?.stop());
  beforeEach((context) => needsProgram(context, "7zz"));
  beforeAll(async () => {
    await setUp(installation());
    api = new Api(installation().server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
  });

  it("come in with a pack, whose report tells of every INF", async () => {
    await page().goto(`${installation().server.url}/drivers`);
    await seen("No drivers yet");
    await page()
      .locator('input[type="file"]')
      .first()
      .setInputFiles(makePack(installation().folder, { name: "Lab Book 14", hasStorage: true }));
    await seen("3 INF files: 2 imported, 1 not for devices, 1 with missing files");
    await seen("2 drivers");
    await lookAt(page(), "drivers-01-imported");
    await press("Report of Lab Book 14.7z");
    await panel().getByText("Missing: iaVmd64.cat, iaVmd32.cat").waitFor();
    await panel().getByText("it has no section [Version]").waitFor();
    await press("Close", panel());
  });

  it("are found by hardware id, kept for Windows PE, and taken out of use", async () => {
    await page().getByRole("searchbox", { name: "Search drivers" }).fill("PCI\\VEN_8086&DEV_15F2");
    await seen("1 driver");
    await page()
      .getByRole("link", { name: /I225-V and 1 other/ })
      .click();
    await seen("Contoso Networks, Inc.");
    await page().getByRole("switch", { name: "Available to Windows PE" }).check();
    await page().getByRole("textbox", { name: "Description" }).fill("Network of the dock");
    await press("Save");
    await page().getByRole("heading", { level: 1, name: "Network of the dock" }).waitFor();
    await seen("by Ada Administrator");
    await lookAt(page(), "drivers-02-driver");
    await page().goto(`${installation().server.url}/drivers`);
    await seen("Active, also in Windows PE");
    await page().getByRole("checkbox", { name: "Select this page" }).check();
    await press("Deactivate");
    await press("Deactivate", page().getByRole("dialog"));
    await expect.poll(() => page().getByText("Inactive", { exact: true }).count(), { timeout: 20_000 }).toBe(2);
    expect(installation().complaints).toEqual([]);
  });

  it("keep what is written where somebody else saved meanwhile", async () => {
    await page().getByRole("link", { name: "Network of the dock" }).click();
    await fill("Version", "2026-11");
    const other = await page().context().newPage();
    await other.goto(page().url());
    await other.getByRole("textbox", { name: "Notes" }).fill("Of another window");
    const saved = other.waitForResponse((answer) => answer.request().method() === "PUT");
    await other.getByRole("button", { name: "Save" }).click();
    expect((await saved).status()).toBe(200);
    await other.close();
    await seen("Somebody else changed this driver while you were editing it.");
    expect(await page().getByRole("textbox", { name: "Version" }).inputValue()).toBe("2026-11");
    await press("Load the new version");
    await expect.poll(() => page().getByRole("textbox", { name: "Notes" }).inputValue()).toBe("Of another window");
  });

  it("tell of a device that has started which of its parts they cover, and where to go on", async () => {
    await open("/drivers/coverage");
    await seen("No device has told its hardware yet");
    const serialNumber = await startDevice();
    await page().reload();
    await page().getByRole("link", { name: "Import a pack for Latitude 5450" }).waitFor();
    await importDrivers(api, organisationId);
    // Nothing is reloaded: the answer changes with the library.
    await page()
      .getByRole("list", { name: "By class" })
      .getByText(/^1 of \d+ parts?$/)
      .waitFor();
    await page().getByRole("list", { name: "Parts without a driver" }).getByText("Smart Sound").waitFor();
    await lookAt(page(), "drivers-03-coverage");
    await page().getByRole("link", { name: "Latitude 5450", exact: true }).click();
    await page().getByRole("heading", { name: serialNumber }).waitFor();
    const card = page().getByRole("region", { name: "Drivers it would get" });
    await card.getByText(/^1 driver for \d+ parts, /).waitFor();
    await card.getByRole("button", { name: /Ethernet/ }).click();
    await card.getByText("Chosen", { exact: true }).waitFor();
    await fill("Windows build", "26", card);
    await card.getByText("Enter a build such as 26100.").waitFor();
    await fill("Windows build", "10240", card);
    await card.getByText(/^1 driver for \d+ parts, .* for Windows build 10240 on x64/).waitFor();
  });

  it("are matched to hardware ids that somebody pastes, and say why one is not taken", async () => {
    await open("/drivers/match");
    await fill("Hardware ids", "Status: OK");
    await page().getByText("There is no hardware id in this.").waitFor();
    expect(await page().getByRole("button", { name: "Match" }).isDisabled()).toBe(true);
    await fill(
      "Hardware ids",
      "PCI\\VEN_8086&DEV_15F2\n\nPCI\\VEN_8086&DEV_550A&SUBSYS_0CB21028\nPCI\\VEN_8086&DEV_550A\n",
    );
    await press("Match");
    const answer = page().getByRole("region", { name: "Drivers it would get" });
    await answer
      .getByText(/^1 driver for 2 parts, 1 part without a driver here; for Windows build \d+ on x64/)
      .waitFor();
    await answer.getByRole("button", { name: /DEV_15F2/ }).click();
    await answer.getByText("It is switched off.").waitFor();
    await lookAt(page(), "drivers-04-match");

    // A pack that is for one model says no to others, in the words of its filter.
    await open("/drivers/packs");
    await page().getByRole("link", { name: "Contoso laptops" }).click();
    await press("Limit to some devices");
    await page().getByRole("combobox", { name: "Field" }).selectOption("Vendor");
    await page().getByRole("textbox", { name: "Values, one a line" }).fill("Dell Inc.");
    await press("Save");
    await seen("For devices where Vendor is Dell Inc.");
    await page().getByText("filter: every device → Vendor is Dell Inc.").waitFor();
    await open("/drivers/match");
    await fill("Hardware ids", "PCI\\VEN_8086&DEV_550A");
    await fill("What is known of the machine", "Manufacturer: HP");
    await press("Match");
    await answer.getByText(/^0 drivers for 1 part/).waitFor();
    await answer.getByRole("button", { name: /DEV_550A/ }).click();
    await answer.getByText("It has: HP").waitFor();
    await fill("What is known of the machine", "Manufacturer: Dell Inc.");
    await press("Match");
    await answer.getByText(/^1 driver for 1 part;/).waitFor();
    expect(installation().complaints).toEqual([]);
  });

  it("are changed all at once with a preview, with history of each", async () => {
    await open("/drivers");
    await page().getByRole("checkbox", { name: "Select this page" }).check();
    await press("Change…");
    await panel().getByRole("checkbox", { name: "Architectures" }).check();
    await panel().getByRole("checkbox", { name: "ARM64" }).check();
    await panel().getByRole("checkbox", { name: "Other data" }).check();
    await panel().getByRole("textbox", { name: "Name 1" }).fill("Ticket");
    await panel().getByRole("textbox", { name: "Value 1" }).fill("4711");
    await press("Look what it changes", panel());
    await panel()
      .getByText(/left as is, their INF is for none of these architectures/)
      .waitFor();
    await panel().getByRole("checkbox", { name: "Architectures" }).uncheck();
    await panel().getByRole("checkbox", { name: "Minimum Windows" }).check();
    await panel().getByRole("combobox", { name: "Oldest Windows" }).click();
    await page()
      .getByRole("option", { name: /^Windows 11 22H2/ })
      .click();
    await press("Look what it changes", panel());
    await panel()
      .getByText(/^\d+ drivers will be changed\.$/)
      .waitFor();
    await lookAt(page(), "drivers-05-change-many");
    await panel()
      .getByRole("button", { name: /^Change \d+ drivers$/ })
      .click();
    await page()
      .getByText(/^\d+ drivers changed\.$/)
      .waitFor();
    await page().getByRole("link", { name: "Network of the dock" }).click();
    await page()
      .getByText(/other data “Ticket”/)
      .waitFor();
    await seen("Windows 11 22H2 (22621)");
    expect(installation().complaints).toEqual([]);
  });

  it("go over from one pack to a newer one, with what was said of them", async () => {
    const { folder } = installation();
    await open("/drivers");
    const pack = makePack(folder, { name: "Lab Book 15", network: "02/01/2025,2.2.0.1" });
    await page().locator('input[type="file"]').first().setInputFiles(pack);
    await page().getByRole("button", { name: "Report of Lab Book 15" }).waitFor({ timeout: 30_000 });
    const packNamed = async (name: string): Promise<DriverPackView> => {
      const { items } = await api.request(pageOf(driverPackView), "GET", "/api/driver-packs");
      const found = items.find((one) => one.name === name);
      if (!found) throw new Error(`there is no pack ${name}`);
      return found;
    };
    await open("/drivers/packs");
    await page().getByRole("link", { name: "Lab Book 14" }).click();
    await press("Replace…");
    const newer = panel().getByRole("region", { name: "1 driver getting newer" });
    await newer.getByText(/2023-05-17 → 2\.2\.0\.1, 2025-02-01 · takes over .*its notes, its other data/).waitFor();
    await panel().getByRole("region", { name: "1 driver only in the replaced pack" }).waitFor();
    await panel().getByText("Something goes over to 1 driver.").waitFor();
    await lookAt(page(), "drivers-06-replace-pack");

    const carry = panel().getByRole("checkbox", { name: /^Take over what was said/ });
    const deleted = panel().getByRole("radio", { name: /^deleted with 2 drivers/ });
    await deleted.check();
    await carry.uncheck();
    // Between the preview and what is done of it, before the page can hear of it.
    await page().route(
      "**/api/driver-packs/replacements",
      async (route) => {
        const { id, ...shown } = await packNamed("Lab Book 15");
        const { revision, name, vendor, version, active, filter, otherData } = shown;
        const saved = { revision, name, vendor, version, active, filter, otherData, notes: "Of another window" };
        await api.request(driverPackView, "PUT", `/api/driver-packs/${id}`, saved);
        await route.continue();
      },
      { times: 1 },
    );
    await press("Replace", panel());
    await panel()
      .getByText(/was changed by somebody else since you opened it/)
      .waitFor();
    expect([await carry.isChecked(), await deleted.isChecked()]).toEqual([false, true]);
    expect(await packNamed("Lab Book 14")).toMatchObject({ active: true });
    await carry.check();
    await panel()
      .getByRole("radio", { name: /^kept, inactive/ })
      .check();
    await press("Replace", panel());
    await panel().getByText("Lab Book 15 is used in the place of Lab Book 14.").waitFor();
    await press("Close", panel());
    expect([(await packNamed("Lab Book 14")).active, (await packNamed("Lab Book 15")).notes]).toEqual([
      false,
      "Of another window",
    ]);

    await page().getByText("active: true → false").waitFor();
    await open("/drivers");
    await page()
      .getByRole("link", { name: /I225-V and 1 other/ })
      .click();
    await seen("2.2.0.1");
    await page()
      .getByText(/other data “Ticket”/)
      .waitFor();
    expect(installation().complaints.filter((text) => !text.includes("412"))).toEqual([]);
  });
});
