import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sessionAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import type { Child } from "../../apps/cli/src/demo/child.ts";
import { bootDevice, createDevices, findRequest, writeBootMedium } from "../../apps/cli/src/demo/devices.ts";
import { importDrivers } from "../../apps/cli/src/demo/drivers.ts";
import { createOrganisation, readBootMedium } from "../../apps/cli/src/demo/library.ts";
import { needsProgram } from "../support/programs.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, fill, press, seen, setUp } = hands(page);
const open = (path: string) => page().goto(installation().server.url + path);
const fixtures = join(import.meta.dirname, "../../packages/media/fixtures/inf");

/** A pack of two drivers, of which one is not whole, packed by the real 7-Zip. */
const makePack = (): string => {
  const folder = join(installation().folder, "pack");
  mkdirSync(join(folder, "Net/tools"), { recursive: true });
  mkdirSync(join(folder, "Storage"), { recursive: true });
  cpSync(join(fixtures, "nic.inf"), join(folder, "Net/e2nic.inf"));
  cpSync(join(fixtures, "storage-vmd.inf"), join(folder, "Storage/iaVmd.inf"));
  for (const name of ["e2nic.cat", "e2nic.sys", "nic_msg.dll", "tools/e2nicdiag.exe"])
    writeFileSync(join(folder, "Net", name), name);
  writeFileSync(join(folder, "autorun.inf"), "[autorun]\r\nopen=setup.exe\r\n");
  const pack = join(installation().folder, "Lab Book 14.7z");
  execFileSync("7zz", ["a", "-bso0", pack, "."], { cwd: folder });
  return pack;
};

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
    await page().locator('input[type="file"]').first().setInputFiles(makePack());
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
    await other.getByRole("button", { name: "Save" }).click();
    await other.getByText("by Ada Administrator").first().waitFor();
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
});
