import { sessionAnswer } from "@windlass/protocol";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import { connectTenant, createOrganisation } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, fill, press, seen, setUp } = hands(page);

const made = z.object({ id: z.string() });

/** The lab's control API. */
const control = async (method: string, path: string, body: object): Promise<unknown> => {
  const answer = await fetch(`${installation().lab.url}/lab${path}`, {
    method,
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
};

const choose = async (filter: string, option: RegExp) => {
  await page().getByRole("combobox", { name: filter }).click();
  await page().getByRole("option", { name: option }).click();
};

const rowOf = (serialNumber: string) => page().getByRole("row").filter({ hasText: serialNumber });
const check = (serialNumber: string) =>
  page()
    .getByRole("checkbox", { name: `Select ${serialNumber}` })
    .check();

describe("the tenant's Autopilot devices, in the console", () => {
  beforeAll(async () => {
    await setUp(installation());
    const { lab, server } = installation();
    const api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    const organisationId = await createOrganisation(api, "Contoso");
    await connectTenant(api, organisationId, lab);
    const ids: string[] = [];
    for (let index = 0; index < 8; index += 1) {
      const device = { serialNumber: `SHOP-${index}`, groupTag: "OD-OLD" };
      ids.push(made.parse(await control("POST", `/tenants/${lab.sample.tenantId}/devices`, device)).id);
    }
    await control("PATCH", `/devices/${ids[3]}/condition`, { blocked: true });
    await control("POST", "/faults", {
      path: `/v1.0/deviceManagement/windowsAutopilotDeviceIdentities/${ids[5]}/updateDeviceProperties`,
      status: 400,
      count: 9,
    });
  }, 60_000);

  it("are read from the tenant when asked to, and found by their drift", async () => {
    await page().goto(`${installation().server.url}/autopilot/devices`);
    await seen("Not synchronised yet");
    await lookAt(page(), "autopilot-devices-never");
    // The command bar has a menu of this name; the empty page has the button.
    await page().getByRole("button", { name: "Synchronise", exact: true }).last().click();
    await seen("8 devices");
    await choose("Drift", /^Blocked \(1\)/);
    await seen("1 device");
    await rowOf("SHOP-3").waitFor();
    expect(await page().getByRole("row").count()).toBe(2);
    await choose("Drift", /^All$/);
    await seen("8 devices");
    await lookAt(page(), "autopilot-devices");
  }, 60_000);

  it("get another group tag together, and the one that Intune refuses says why", async () => {
    for (const serialNumber of ["SHOP-4", "SHOP-5", "SHOP-6"]) await check(serialNumber);
    await seen("8 devices, 3 selected");
    await press("Change group tag");
    await panel()
      .getByRole("combobox", { name: /^Group tag/ })
      .selectOption({ label: "Another tag…" });
    await fill("Other tag", "OD-NEW", panel());
    await panel().getByText("“OD-OLD” becomes “OD-NEW”.").first().waitFor();
    await lookAt(page(), "autopilot-devices-retag");
    await press("Change group tag", panel());
    await panel().getByText("2 of 3 done, 1 failed").waitFor({ timeout: 30_000 });
    await panel()
      .getByText(/Intune refused to change group tag and name on SHOP-5/)
      .waitFor();
    await lookAt(page(), "autopilot-devices-results");
    await press("Close", panel());
    await rowOf("SHOP-4").getByText("OD-NEW").waitFor();
    await rowOf("SHOP-5").getByText("OD-OLD").waitFor();
  }, 60_000);

  it("are deleted only after the serial number was typed, with the order told", async () => {
    await check("SHOP-7");
    await press("Delete");
    await panel().getByText("The Entra object vanishes by itself.").waitFor();
    const confirm = panel().getByRole("button", { name: "Delete", exact: true });
    await panel().getByText("Type SHOP-7 to confirm").waitFor();
    expect(await confirm.isEnabled()).toBe(false);
    await fill("Type SHOP-7 to confirm", "SHOP-7", panel());
    await confirm.click();
    await panel().getByText("1 of 1 done").waitFor({ timeout: 30_000 });
    await press("Close", panel());
    await rowOf("SHOP-7").getByText("Being deleted").waitFor();
    expect(installation().complaints).toEqual([]);
  }, 60_000);
});
