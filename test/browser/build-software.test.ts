import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import {
  type DeploymentView,
  deploymentView,
  type Plan,
  pageOf,
  publicationPreview,
  type SoftwarePackageView,
  sessionAnswer,
  softwarePackageView,
} from "@windlass/protocol";
import type { Locator } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Api } from "../../apps/cli/src/demo/api.ts";
import type { Child } from "../../apps/cli/src/demo/child.ts";
import { bootDevice, createDevices, writeBootMedium } from "../../apps/cli/src/demo/devices.ts";
import { createOrganisation, importOperatingSystem, readBootMedium } from "../../apps/cli/src/demo/library.ts";
import { hands, person, useInstallation } from "./installation.ts";
import { lookAt } from "./screenshots.ts";

const installation = useInstallation();
const page = () => installation().page;
const { panel, fill, press, goTo, seen, setUp } = hands(page);
const keys = () => page().keyboard;

let api: Api;
let organisationId: string;
let agent: Child | undefined;
afterAll(() => agent?.kill("SIGKILL"));

const makePackage = (name: string, changes: object = {}): Promise<SoftwarePackageView> =>
  api.request(softwarePackageView, "POST", "/api/software-packages", {
    organisationId,
    name,
    version: "1.0",
    steps: [{ id: crypto.randomUUID(), kind: "powershell", name: "Install", script: "exit 0", ...changes }],
  });

const list = () => page().getByRole("list", { name: "Packages" });
const rows = () => list().getByRole("listitem").allInnerTexts();
/** The names of the list, in order. */
const order = async (): Promise<string[]> =>
  (await rows()).map((text) => /(Runtime|Tools|Viewer) 1\.0/.exec(text)?.[1] ?? "");
const enter = async (target: Locator): Promise<void> => {
  await target.focus();
  await keys().press("Enter");
};
const addByKeyboard = async (title: string): Promise<void> => {
  await page().getByRole("combobox", { name: "Add a package" }).focus();
  await keys().type(title);
  await page().getByRole("option", { name: title }).waitFor();
  await keys().press("ArrowDown");
  await keys().press("Enter");
  await list().getByText(title, { exact: true }).waitFor();
};

const softwareOf = ({ steps }: Plan): string[] =>
  steps.flatMap((step) => (step.action === "run-software-step" ? [step.software.name] : []));

const planOfDeployment = async (): Promise<DeploymentView & { plan: Plan }> => {
  const { items } = await api.request(pageOf(deploymentView.pick({ id: true })), "GET", "/api/deployments");
  const deployment = await api.request(deploymentView, "GET", `/api/deployments/${items[0]?.id}`);
  if (!deployment.plan) throw new Error("the deployment has no plan yet");
  return { ...deployment, plan: deployment.plan };
};

describe("the software of a build in the console", () => {
  beforeAll(async () => {
    await setUp(installation());
    api = new Api(installation().server.url);
    await api.request(sessionAnswer, "POST", "/api/session", { email: person.email, password: person.password });
    organisationId = await createOrganisation(api, "Contoso");
    await importOperatingSystem(api, organisationId, "windows-11-x64.wim");
    const runtime = await makePackage("Runtime");
    const tools = await makePackage("Tools", { variables: [{ name: "SERVER", value: "tools.example.com" }] });
    const { revision, name, version, steps } = tools;
    await api.request(softwarePackageView, "PUT", `/api/software-packages/${tools.id}`, {
      revision,
      name,
      version,
      steps,
      dependencies: [runtime.id],
    });
    await makePackage("Viewer");
  });

  it("is put together by keyboard alone: what is needed comes along, and the order is told aloud", async () => {
    await page().goto(`${installation().server.url}/builds/new?tab=software`);
    await addByKeyboard("Tools 1.0");
    await addByKeyboard("Viewer 1.0");
    expect(await order()).toEqual(["Runtime", "Tools", "Viewer"]);
    const [runtime = ""] = await rows();
    expect(runtime).toContain("needed by Tools 1.0");
    expect(await list().getByRole("button", { name: "Remove Runtime 1.0" }).count()).toBe(0);

    await list().getByRole("button", { name: "Edit Viewer 1.0" }).focus();
    await keys().press("Alt+ArrowUp");
    await expect.poll(order).toEqual(["Viewer", "Runtime", "Tools"]);
    await page().getByText("Viewer 1.0 is now number 1 of 3").waitFor({ state: "attached" });
    await keys().press("Alt+ArrowUp");
    expect(await order()).toEqual(["Viewer", "Runtime", "Tools"]);
    await lookAt(page(), "build-software-list");
  });

  it("can be optional, and has values of the build, all by keyboard", async () => {
    await enter(list().getByRole("button", { name: "Edit Viewer 1.0" }));
    await panel()
      .getByRole("radio", { name: /^Always/ })
      .focus();
    await keys().press("ArrowDown");
    expect(
      await panel()
        .getByRole("radio", { name: /^Optional, preselected/ })
        .isChecked(),
    ).toBe(true);
    await enter(panel().getByRole("button", { name: "Done" }));
    await panel().waitFor({ state: "detached" });
    await list().getByText("optional, preselected").waitFor();

    await enter(list().getByRole("button", { name: "Edit Tools 1.0" }));
    // What this ending does not allow is told where it is chosen, and not taken.
    await panel()
      .getByRole("radio", { name: /^Before the first sign-in/ })
      .focus();
    await keys().press("ArrowDown");
    await panel()
      .getByText(/in this build nobody is: let the build end at a ready desktop/)
      .waitFor();
    await lookAt(page(), "build-software-options");
    await keys().press("ArrowUp");
    await panel().getByLabel("SERVER", { exact: true }).focus();
    await keys().press("ArrowDown");
    await panel().getByLabel("Value of SERVER").focus();
    await keys().press("ControlOrMeta+a");
    await keys().type("tools.corp");
    await enter(panel().getByRole("button", { name: "Done" }));
    await panel().waitFor({ state: "detached" });
    await list().getByText("1 value of this build").waitFor();
  });

  it("is saved and published with these options, which the list of changes tells", async () => {
    await page().getByRole("tab", { name: "General" }).click();
    await fill("Name", "Office");
    await page().getByRole("tab", { name: "Operating systems" }).click();
    await press("Add x64");
    await press("Create");
    await page().getByRole("heading", { name: "Office" }).waitFor();
    await goTo("Publish");
    await seen("Office");
    const url = `/api/publications/preview?organisationId=${organisationId}`;
    expect((await api.request(publicationPreview, "GET", url)).problems).toEqual([]);
    await press("Publish");
    await seen("Publication 1 is signed and ready for devices.");
  });

  it("is approved with one optional package left out, and the device does without it", async () => {
    const folder = join(installation().folder, "devices");
    await mkdir(folder);
    const medium = await writeBootMedium(folder, await readBootMedium(api, organisationId));
    const [device] = await createDevices(folder, 1);
    if (!device) throw new Error("a device was asked for");
    await goTo("Deployments");
    agent = bootDevice(device, medium, 20);
    await press(/^Approve /);
    await panel().getByRole("combobox").first().selectOption({ label: "Office" });
    const viewer = panel().getByRole("checkbox", { name: "Viewer 1.0" });
    await viewer.waitFor();
    expect(await viewer.isChecked()).toBe(true);
    expect(await panel().getByRole("checkbox").count()).toBe(1);
    await viewer.focus();
    await keys().press("Space");
    await lookAt(page(), "build-software-approve");
    await press("Approve", panel());
    await page().getByRole("link", { name: device.serialNumber }).first().click();
    await page().getByText("Succeeded", { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(await agent.exited).toBe(0);
    await page().getByText("Viewer 1.0", { exact: true }).waitFor();
    await lookAt(page(), "build-software-deployed");

    const { plan, decidedPackages } = await planOfDeployment();
    expect(softwareOf(plan)).toEqual(["Runtime", "Tools"]);
    expect(plan.passedOver).toContainEqual({
      name: "Viewer 1.0",
      why: `an optional package, left out at approval (${person.name})`,
    });
    expect(decidedPackages).toMatchObject([{ install: false, title: "Viewer 1.0" }]);
    const tools = plan.steps.find((step) => step.action === "run-software-step" && step.software.name === "Tools");
    expect(tools).toMatchObject({ step: { variables: [{ name: "SERVER", value: "tools.corp" }] } });
  });

  it("leaves nothing to complain about in the browser's console", () => {
    // Asking who is signed in before anybody is, is answered 401.
    expect(installation().complaints.filter((line) => !/status of 401/.test(line))).toEqual([]);
  });
});
