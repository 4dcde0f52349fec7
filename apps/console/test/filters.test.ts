import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import { faultsOf } from "./faults.ts";
import { browserRuns, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;

/** What stands out of the page to the right, and makes people scroll. */
const standingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const elements = [...document.querySelectorAll("main *")];
    return elements
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => element.outerHTML.slice(0, 200));
  });

describe.skipIf(!browserRuns)("filters and drivers of a device, in Chromium", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  it("limit a driver to some devices by keyboard, in nested groups, and are tried on one before they are saved", async () => {
    const store = fullStore(3);
    const { page, url, close, complaints } = await openConsole(browser, store, views.narrow);
    const driver = store.drivers.find(({ filter, active }) => filter === null && active);
    await page.goto(`${url}/drivers/${driver?.id}`);
    await page.getByText("For every device.").waitFor();
    await page.getByRole("button", { name: "Limit to some devices" }).press("Enter");
    const first = page.getByRole("group", { name: "Condition 1" }).first();
    await first.getByLabel("Field").selectOption("Vendor");
    await first.getByLabel("Values, one a line").fill("Dell Inc.\nLENOVO");
    await page.getByRole("button", { name: "Add a group" }).press("Enter");
    const group = page.getByRole("group", { name: "Group 2" });
    await group.getByRole("combobox", { name: "Group 2" }).selectOption("None of these holds");
    await group.getByLabel("Field").selectOption("Memory");
    await group.getByLabel("Value in GB").fill("64");
    await page.getByText("For devices where Vendor is Dell Inc. or LENOVO and not Memory is at least 64 GB.").waitFor();
    await page.getByRole("button", { name: "Try it on a device" }).click();
    await page.getByLabel("Try it on").last().selectOption({ index: 2 });
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.getByText("It has: 32 GB").waitFor();
    expect(await standingOut(page)).toEqual([]);
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => store.drivers.find(({ id }) => id === driver?.id)?.filter)
      .toEqual({
        all: [
          { field: "vendor", operator: "is", values: ["Dell Inc.", "LENOVO"] },
          { not: { field: "memory-gigabytes", operator: "at-least", value: 64 } },
        ],
      });
    expect(complaints).toEqual([]);
    await close();
  });

  it("are tried on what somebody pastes, and are not saved while a condition lacks its value", async () => {
    const store = fullStore(3);
    const { page, url, close } = await openConsole(browser, store, views.laptop);
    const driver = store.drivers.find(({ filter }) => filter !== null && "all" in filter);
    await page.goto(`${url}/drivers/${driver?.id}`);
    await page.getByRole("button", { name: "Try it on a device" }).click();
    await page.getByLabel("Try it on").last().selectOption("What I paste here");
    await page.getByLabel("What is known of the device").fill("Manufacturer: HP\nTPM version: 2.0");
    await page.getByRole("button", { name: "Try", exact: true }).click();
    await page.getByText("It has: HP").waitFor();
    await page.getByText("The device has not told it.").waitFor();
    const first = page.getByRole("group", { name: "Condition 1" }).first();
    await first.getByLabel("Values, one a line").fill("");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("A condition is not complete; nothing was saved.").waitFor();
    await page.getByText("Enter or choose at least one.").waitFor();
    expect(store.drivers.find(({ id }) => id === driver?.id)?.revision).toBe(1);
    await close();
  });

  it("show what a device would get part by part, with what was passed over and why, for another Windows, too", async () => {
    const store = fullStore(3);
    const { page, url, close, complaints } = await openConsole(browser, store, views.laptop);
    await page.goto(`${url}/devices/${store.devices[0]?.id}`);
    const card = page.getByRole("region", { name: "Drivers it would get" });
    await card
      .getByText("1 driver for 2 parts, 1 part without a driver here; for Windows build 26200 on x64.")
      .waitFor();
    await card.getByText("Missing", { exact: true }).waitFor();
    await card.getByRole("button", { name: /Ethernet/ }).click();
    await card.getByText(/e1d\.inf of .+ is newer: 2026-03-02, this one 2024-11-19\./).waitFor();
    await card.getByText("Its filter does not match this device.").waitFor();
    await card.getByText("It has: Latitude 7450").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await card.getByLabel("Windows build").fill("19045");
    await card.getByText(/0 drivers for 2 parts, .+ for Windows build 19045 on x64\./).waitFor();
    expect(complaints).toEqual([]);
    await close();
  });
});
