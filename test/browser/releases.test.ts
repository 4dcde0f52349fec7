import { createHash } from "node:crypto";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { deploymentView, pageOf, publicationView, sessionAnswer, signedPublication } from "@windlass/protocol";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { Api } from "../../apps/cli/src/demo/api.ts";
import type { Child } from "../../apps/cli/src/demo/child.ts";
import {
  approveWhenAsking,
  bootDevice,
  createDevices,
  findDeployment,
  type SimulatedDevice,
  writeBootMedium,
} from "../../apps/cli/src/demo/devices.ts";
import { createOrganisation, importOperatingSystem, readBootMedium } from "../../apps/cli/src/demo/library.ts";
import { waitFor } from "../../apps/cli/src/demo/wait.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, labelled, fill, press, save, goTo, seen, setUp } = hands(page);

let api: Api;
let organisationId: string;
let medium: string;
let devices: SimulatedDevice[];
const agents: Child[] = [];

beforeAll(async () => {
  await setUp(installation());
  api = new Api(installation().server.url);
  await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
  organisationId = await createOrganisation(api, "Contoso");
  await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
  // Devices of this test are at this machine.
  await api.request(z.object({ id: z.string() }), "POST", "/api/definitions", {
    organisationId,
    definition: { kind: "location", name: "Berlin", address: "", notes: "", subnets: ["127.0.0.0/8"] },
  });
  const { folder } = installation();
  medium = await writeBootMedium(folder, await readBootMedium(api, organisationId));
  await mkdir(join(folder, "devices"));
  devices = await createDevices(join(folder, "devices"), 3);
});
afterAll(() => {
  for (const agent of agents) agent.kill("SIGKILL");
});

const published = async (number: number) => {
  const { items } = await api.request(
    pageOf(publicationView),
    "GET",
    `/api/publications?organisationId=${organisationId}`,
  );
  const found = items.find((one) => one.number === number);
  if (!found) throw new Error(`there is no publication ${number}`);
  return found;
};

const buildId = async (): Promise<string> => {
  const page = await api.request(
    pageOf(z.object({ id: z.string() })),
    "GET",
    `/api/builds?organisationId=${organisationId}`,
  );
  return page.items[0]?.id ?? "";
};

const storedGrant = z.object({ grant: z.object({ publication: signedPublication }) });

/** What the device itself keeps of what it was approved with; undefined before it has it. */
const keptBy = async ({ directory }: SimulatedDevice) => {
  for (const name of await readdir(directory, { recursive: true })) {
    if (!name.endsWith("session.json")) continue;
    const kept = storedGrant.safeParse(JSON.parse(await readFile(join(directory, name), "utf8")));
    if (kept.success) return kept.data.grant.publication;
  }
  return;
};

/** Boots a device, approves it, and gives what it holds and plans. */
const deployed = async (index: number) => {
  const device = devices[index];
  if (!device) throw new Error("there is a device for each time");
  const agent = bootDevice(device, medium, 2);
  agents.push(agent);
  await approveWhenAsking(api, device, await buildId());
  // At its end it keeps nothing but its journal.
  const signed = await waitFor(`The publication of ${device.serialNumber}`, () => keptBy(device), 60);
  const plan = await waitFor(
    `The plan of ${device.serialNumber}`,
    async () => {
      const found = await findDeployment(api, device.serialNumber);
      return (found && (await api.request(deploymentView, "GET", `/api/deployments/${found.id}`)).plan) ?? undefined;
    },
    60,
  );
  agent.kill("SIGKILL");
  return { plan, signed };
};

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

/** The build under another name, published as the next number. */
const publishAs = async (name: string): Promise<void> => {
  await page().goto(`${installation().server.url}/builds/${await buildId()}`);
  await fill("Name", name);
  await save();
  await goTo("Publish");
};

const gets = () => page().getByRole("list", { name: "What devices get" });

describe("releases in the console", () => {
  it("begin with a build from nothing that is published, edited, and published again", async () => {
    await page().goto(`${installation().server.url}/publish`);
    await seen("Nothing to publish");
    await goTo("Builds");
    await press("New build");
    await fill("Name", "Office");
    await fill("Template", "CON-%SERIAL:8%");
    await page().getByRole("tab", { name: "Operating systems" }).click();
    await press("Add x64");
    await press("Create");
    await page().getByRole("heading", { name: "Office" }).waitFor();
    await goTo("Publish");
    await press("Publish");
    await seen("Publication 1 is signed and ready for devices.");
    await publishAs("Office 2027");
    await press("Publish");
    await seen("Publication 2 is signed and ready for devices.");
    expect((await published(1)).sha256).not.toBe((await published(2)).sha256);
  });

  it("compare any two publications", async () => {
    await press("Compare");
    await labelled("From", panel()).selectOption("2");
    await labelled("To", panel()).selectOption("1");
    await panel().getByText("Office 2027").first().waitFor();
    await lookAt(page(), "releases-compare");
    await page().keyboard.press("Escape");
  });

  it("go back to an older one, for a reason, and a device gets its bytes of then", async () => {
    const before = await published(1);
    await press("Publication 1");
    await press("Roll back to this", panel());
    const goBack = page().getByRole("button", { name: "Roll back", exact: true });
    expect(await goBack.isDisabled()).toBe(true);
    await page().getByLabel("Reason").fill("The new name confuses everybody.");
    await goBack.click();
    await goBack.waitFor({ state: "hidden" });
    await press("Close", panel());
    await gets().getByText("All devices: publication 1").waitFor();
    await seen(/Numbers? 2 was taken back/);
    const { plan, signed } = await deployed(0);
    expect(plan.publication).toEqual({ number: 1, sha256: before.sha256 });
    expect(sha256(signed.body)).toBe(before.sha256);
    expect(signed).toMatchObject({ sha256: before.sha256, signature: before.signature, keyId: before.keyId });
  });

  it("pin a build, whatever is released to all", async () => {
    await press("Pin or try");
    await labelled("Build", panel()).selectOption({ label: "Office 2027" });
    await labelled("Publication", panel()).selectOption("2");
    await fill("Reason", "Wanted so.", panel());
    await press("Pin", panel());
    await panel().waitFor({ state: "hidden" });
    await gets().getByText("Wanted so.").waitFor();
    await lookAt(page(), "releases-pinned");
    const { signed } = await deployed(1);
    expect(sha256(signed.body)).toBe((await published(2)).sha256);
    await press(/^End for Office/);
    await press("End", panel());
    await panel().waitFor({ state: "hidden" });
  });

  it("try the next publication at one location first, and then release it to all", async () => {
    await publishAs("Office 2028");
    await press("Try first at …");
    await panel().getByLabel("Berlin").check();
    await press("Publish for these locations", panel());
    await seen("Publication 3 is signed and ready for devices at the chosen locations.");
    expect(await gets().innerText()).toMatch(/Berlin/);
    const { signed } = await deployed(2);
    expect(sha256(signed.body)).toBe((await published(3)).sha256);
    await press("Release 3 to all");
    await press("Release", panel());
    await panel().waitFor({ state: "hidden" });
    await gets().getByText("Berlin").waitFor({ state: "hidden" });
    expect(await gets().innerText()).toMatch(/All devices[\s\S]*3/);
    await lookAt(page(), "releases-all");
  });

  it("leave nothing to complain about in the browser's console", () => {
    expect(installation().complaints.filter((line) => !/status of 401/.test(line))).toEqual([]);
  });
});
