import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import { faultsOf } from "./faults.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;

describe.skipIf(!browserRuns)("the preview of a plan in Chromium", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(() => browser?.close());

  const open = async (path: string) => {
    const store = fullStore();
    opened = await openConsole(browser, store, views.laptop);
    await opened.page.goto(opened.url + path);
    return { page: opened.page, store };
  };

  it("is a step away from a build, for a device that is described on the spot", async () => {
    const { page, store } = await open("/builds");
    await page.getByRole("link", { name: "Finance laptop" }).click();
    await page.getByRole("button", { name: "Preview a plan" }).click();
    await page.getByRole("heading", { name: "Preview a plan" }).waitFor();
    const build = store.builds.find(({ definition }) => definition.name === "Finance laptop");
    expect(await page.getByRole("combobox", { name: "Build" }).inputValue()).toBe(build?.id);
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await page.getByRole("heading", { name: "What is done" }).waitFor();
    await page.getByText("They rank best for this device's parts").waitFor();
    await page.getByText("Usually 32 min 10 s, seldom more than 45 min 10 s, by 12 earlier deployments").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // Another question: the answer that stands there would be that of the one before.
    await page.getByLabel("Memory (GB)").fill("8");
    expect(await page.getByRole("heading", { name: "What is done" }).count()).toBe(0);
    await page.getByLabel("Memory (GB)").fill("much");
    await page.getByText("Enter a number such as 16.").waitFor();
    expect(await page.getByRole("button", { name: "Preview", exact: true }).isDisabled()).toBe(true);
  });

  it("says what would stop a device, and what to do", async () => {
    const { page, store } = await open("/builds");
    await page.goto(
      `${opened?.url}/builds/preview?build=${store.builds[0]?.id}&organisation=${store.organisations[0]?.id}`,
    );
    await page.getByLabel("Disk (GB)").fill("1");
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await page.getByRole("heading", { name: "The device would be refused" }).waitFor();
    await page.getByText("Nothing would have been written to its disk.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("tells against its last deployment what is new for a known device, which is found by keyboard", async () => {
    const { page, store } = await open("/devices");
    const device = store.devices.find(({ inventory }) => inventory !== null);
    await page.goto(`${opened?.url}/devices/${device?.id}`);
    await page.getByRole("button", { name: "Preview a plan" }).click();
    const known = page.getByRole("combobox", { name: "Known device" });
    await expect.poll(() => known.inputValue()).toContain(device?.serialNumber);
    await known.fill(device?.serialNumber.slice(0, 5) ?? "");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.getByRole("combobox", { name: "Build" }).selectOption({ index: 1 });
    await page.getByLabel("What devices get now").check();
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    const differences = page.getByRole("list", { name: "Differences" });
    await differences.getByText("step.timeoutSeconds: 600 → 1800").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });
});
