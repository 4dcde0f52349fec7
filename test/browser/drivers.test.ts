import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sessionAnswer } from "@windlass/protocol";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { needsProgram } from "../support/programs.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, press, seen, setUp } = hands(page);
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

describe("drivers in the console", () => {
  beforeEach((context) => needsProgram(context, "7zz"));
  beforeAll(async () => {
    await setUp(installation());
    const api = new Api(installation().server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    await createOrganisation(api, "Contoso");
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
});
