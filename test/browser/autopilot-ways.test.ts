import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { buildView, sessionAnswer } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import type { Child } from "../../apps/cli/src/demo/child.ts";
import { approveWhenAsking, bootDevice, createDevices, writeBootMedium } from "../../apps/cli/src/demo/devices.ts";
import {
  connectTenant,
  createBuild,
  createOrganisation,
  importOperatingSystem,
  readBootMedium,
} from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { labelled, fill, press, save, goTo, seen, setUp } = hands(page);

let api: Api;
let organisationId: string;
let buildId: string;
let agent: Child | undefined;
afterAll(() => agent?.kill("SIGKILL"));

const useAutopilot = () => page().getByLabel("Use Windows Autopilot");
const way = (name: string) => page().getByRole("radio", { name: new RegExp(`^${name}`) });
const waiting = (words: string) => page().getByRole("radio", { name: words });

const openBuild = async () => {
  await page().goto(`${installation().server.url}/builds/${buildId}?tab=autopilot`);
  await page().getByRole("heading", { name: "Ways" }).waitFor();
};

/** Saves, and reads the page anew: what it shows then is what the server keeps. */
const saveAndReload = async () => {
  await save();
  await page().reload();
  await page().getByRole("heading", { name: "Ways" }).waitFor();
};

const kept = async () => (await api.request(buildView, "GET", `/api/builds/${buildId}`)).definition.autopilot;

describe("a build's ways into Windows Autopilot", () => {
  beforeAll(async () => {
    const { server, lab } = installation();
    await setUp(installation());
    api = new Api(server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    await connectTenant(api, organisationId, lab);
    const windows = await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    buildId = await createBuild(api, {
      organisationId,
      name: "Ways",
      operatingSystems: [windows],
      packageIds: [],
      lab,
    });
  });

  it("keep a registration with its policy of waiting", async () => {
    await openBuild();
    await waiting("waits for some minutes").check();
    await fill("Minutes", "45");
    await labelled("When the time is over").selectOption("The deployment fails");
    await labelled("When Microsoft refuses the device").selectOption("The deployment goes on");
    await labelled("Devices are set up").selectOption("By a technician first (pre-provisioned)");
    await saveAndReload();
    expect(await way("Registration").isChecked()).toBe(true);
    expect(await labelled("Minutes").inputValue()).toBe("45");
    expect(await labelled("When the time is over").inputValue()).toBe("fail");
    expect(await labelled("When Microsoft refuses the device").inputValue()).toBe("continue");
    expect(await kept()).toMatchObject({
      way: "registration",
      intendedMode: "pre-provisioned",
      groupTag: installation().lab.sample.groupTag,
      waitPolicy: { kind: "minutes", minutes: 45, afterwards: "fail", whenFailed: "continue" },
    });
    await lookAt(page(), "ways-01-registration");
  });

  it("refuse to be saved with what nobody could wait for", async () => {
    await fill("Minutes", "0");
    await press("Save");
    await expect.poll(() => labelled("Minutes").getAttribute("aria-invalid")).toBe("true");
    expect(await kept()).toMatchObject({ waitPolicy: { minutes: 45 } });
    await fill("Minutes", "45");
  });

  it("keep device preparation, with the steps that a person does", async () => {
    const { groupObjectId } = installation().lab.sample;
    await way("Device preparation").check();
    await fill("Object ID of the device group", groupObjectId.toUpperCase());
    await fill("Device preparation policy", "Office policy");
    await waiting("goes on at once").check();
    await page().getByRole("region", { name: "Steps for a person" }).getByText("Office policy").first().waitFor();
    await saveAndReload();
    expect(await way("Device preparation").isChecked()).toBe(true);
    expect(await labelled("Device preparation policy").inputValue()).toBe("Office policy");
    expect(await waiting("goes on at once").isChecked()).toBe(true);
    expect(await kept()).toEqual({
      way: "device-preparation",
      groupObjectId,
      policyName: "Office policy",
      importIdentifiers: true,
      waitPolicy: { kind: "none" },
    });
    await lookAt(page(), "ways-02-device-preparation");
  });

  it("keep that Autopilot is not used", async () => {
    await useAutopilot().uncheck();
    await saveAndReload();
    expect(await useAutopilot().isChecked()).toBe(false);
    expect(await way("Registration").count()).toBe(0);
    expect(await kept()).toBeNull();
  });

  it("keep an offline profile, and show the rule for its devices", async () => {
    await useAutopilot().check();
    await way("Offline profile").check();
    await fill("Name of the profile", "Office by file");
    await labelled("The user becomes").selectOption("A local administrator");
    await page().getByLabel("Skip the keyboard page").uncheck();
    await page().getByRole("textbox", { name: "Language" }).fill("de-DE");
    await saveAndReload();
    expect(await way("Offline profile").isChecked()).toBe(true);
    expect(await labelled("Name of the profile").inputValue()).toBe("Office by file");
    expect(await page().getByLabel("Skip the keyboard page").isChecked()).toBe(false);
    expect(await kept()).toMatchObject({
      way: "offline-profile",
      profileName: "Office by file",
      accountType: "administrator",
      skipKeyboardPage: false,
      hidePrivacySettings: true,
      language: "de-DE",
    });
    await seen("(device.enrollmentProfileName -eq");
    await lookAt(page(), "ways-03-offline-profile");
  });

  it("are published, and a deployment tells its way in the list and by itself", async () => {
    await goTo("Publish");
    await seen("Ways");
    await press("Publish");
    await seen("Publication 1 is signed and ready for devices.");
    const folder = join(installation().folder, "devices");
    await mkdir(folder);
    const medium = await writeBootMedium(folder, await readBootMedium(api, organisationId));
    const [device] = await createDevices(folder, 1);
    if (!device) throw new Error("a device was asked for");
    agent = bootDevice(device, medium, 20);
    await approveWhenAsking(api, device, buildId);
    await goTo("Deployments");
    const row = page().getByRole("row").filter({ hasText: device.serialNumber });
    await row.getByText("Offline profile").waitFor({ timeout: 60_000 });
    await lookAt(page(), "ways-04-deployments");
    await page().getByRole("link", { name: device.serialNumber }).first().click();
    await page().getByText("Succeeded", { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(await agent.exited).toBe(0);
    await seen("Offline profile");
    await lookAt(page(), "ways-05-deployment");
  });

  it("leave nothing to complain about in the browser's console", () => {
    expect(installation().complaints.filter((line) => !line.includes("401"))).toEqual([]);
  });
});
