import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type View, views } from "./browser.ts";
import { showUsers } from "./fake-api/seed/library.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import type { Store } from "./fake-api/store.ts";
import { faultsOf } from "./faults.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;

const open = async (store: Store, view: View) => {
  opened = await openConsole(browser, store, view);
  await opened.page.goto(`${opened.url}/operating-systems`);
  return opened.page;
};

describe.skipIf(!browserRuns)("operating systems in the console", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(() => browser?.close());

  it("show what replacing a release changes, and replace it where there is a counterpart", async () => {
    const store = fullStore(3);
    store.builds = store.builds.filter(({ definition: { name } }) =>
      ["Finance laptop", "Training room"].includes(name),
    );
    showUsers(store);
    const page = await open(store, views.laptop);
    const [old, later] = store.operatingSystems;
    await page.getByRole("list", { name: "Releases" }).getByText("2 builds: Finance laptop, Training room").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await page.getByRole("button", { name: "Replace Windows 11 24H2" }).click();
    const panel = page.getByRole("dialog", { name: "Replace Windows 11 24H2" });
    await panel.getByText("No counterpart: the new media for x64 hold no edition Education").waitFor();
    expect(await panel.getByRole("checkbox", { name: "Training room" }).isDisabled()).toBe(true);
    expect(await faultsOf(page)).toEqual([]);

    // Nothing is done while nothing is chosen.
    const finance = panel.getByRole("checkbox", { name: "Finance laptop" });
    await finance.press("Space");
    expect(await panel.getByRole("button", { name: "Replace in 0 builds" }).isDisabled()).toBe(true);
    await finance.press("Space");
    await panel.getByRole("button", { name: "Replace in 1 build" }).click();
    await panel.getByText("Replaced in 1 build.").waitFor();
    const systemOf = (name: string) =>
      store.builds.find(({ definition }) => definition.name === name)?.definition.operatingSystems[0]
        ?.operatingSystemId;
    expect([systemOf("Finance laptop"), systemOf("Training room")]).toEqual([later?.id, old?.id]);
    await panel
      .getByRole("button", { name: "Go to Publish" })
      .or(panel.getByRole("link", { name: "Go to Publish" }))
      .click();
    await page.getByRole("heading", { level: 1, name: "Publish" }).waitFor();
    expect(opened?.complaints).toEqual([]);
  });

  it("tell on a narrow screen what the media hold and which builds use them", async () => {
    const page = await open(fullStore(3), views.narrow);
    const needsScrolling = () => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    await page.getByText("2 operating systems").waitFor();
    expect(await needsScrolling()).toBe(false);
    await page.getByText("Windows 11 24H2 business", { exact: true }).first().click();
    const panel = page.getByRole("dialog", { name: "Windows 11 24H2 business" });
    await panel.getByText("CCCOMA_X64FRE_EN-US_DV9").waitFor();
    await panel.getByText("Microsoft Windows Setup (x64)").waitFor();
    expect(await needsScrolling()).toBe(false);
    await panel.getByRole("link", { name: "Finance laptop" }).click();
    await page.getByRole("heading", { level: 1, name: "Finance laptop" }).waitFor();
  });
});
