import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type View, views } from "./browser.ts";
import { emptyStore, fullStore } from "./fake-api/seed/scenarios.ts";
import type { Store } from "./fake-api/store.ts";
import { faultsOf } from "./faults.ts";
import { browserRuns, openConsole, prepareBrowser } from "./opened.ts";
import { goToScreen, screensOf } from "./screens.ts";

let browser: Browser;

/** Enough of everything to see every kind of row; axe takes its time for each of them. */
const fewRows = (): Store => {
  const store = fullStore(6);
  for (const [id, events] of store.events) store.events.set(id, events.slice(0, 30));
  return store;
};

const visitAll = async (store: Store, view: View, look: (page: Page) => Promise<string[]>): Promise<string[]> => {
  const { page, url, complaints, close } = await openConsole(browser, store, view);
  const found: string[] = [];
  for (const screen of screensOf(store)) {
    await goToScreen(page, url, screen);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForFunction(() => document.querySelector(".fui-Skeleton") === null);
    found.push(...(await look(page)).map((fault) => `${screen[0]}: ${fault}`));
  }
  await close();
  return [...found, ...complaints];
};

describe.skipIf(!browserRuns)("every screen, in Chromium", { timeout: 900_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  it("has no fault that axe finds, light and dark, and needs no sideways scrolling at 360 pixels", async () => {
    const look = async (page: Page) => {
      const light = await faultsOf(page);
      await page.emulateMedia({ colorScheme: "dark" });
      await page.waitForFunction(() => document.documentElement.style.colorScheme === "dark");
      const dark = (await faultsOf(page, ["color-contrast"])).map((fault) => `dark: ${fault}`);
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(views.narrow);
      const fits = page.waitForFunction(() => document.documentElement.scrollWidth <= innerWidth, null, {
        timeout: 5000,
      });
      const tooWide = await fits.then(
        () => [],
        () => ["scrolls sideways at 360 pixels"],
      );
      await page.setViewportSize(views.laptop);
      return [...light, ...dark, ...tooWide];
    };
    expect(await visitAll(fewRows(), views.laptop, look)).toEqual([]);
  });

  it("has no fault that axe finds while it is empty", async () => {
    expect(await visitAll(emptyStore(), views.laptop, (page) => faultsOf(page))).toEqual([]);
  });

  it("has no fault in panels and dialogs", async () => {
    const store = fullStore();
    const { page, url, close } = await openConsole(browser, store, views.laptop);
    const open = async (path: string, button: string | RegExp) => {
      await page.goto(url + path);
      await page.getByRole("button", { name: button }).first().click();
      await page.getByRole("dialog").waitFor();
      return (await faultsOf(page)).map((fault) => `${path} ${button}: ${fault}`);
    };
    const productPath = `/software/${store.products[0]?.id}`;
    const packagePath = `/software-packages/${store.packages[0]?.id}`;
    const found = [
      ...(await open(`/organisations/${store.organisations[0]?.id}`, "Edit")),
      ...(await open("/deployments", "Approve K7-2M-QX")),
      ...(await open("/deployments", "Refuse K7-2M-QX")),
      ...(await open("/software", "New product")),
      ...(await open(productPath, "New from this: 5.2")),
      ...(await open(productPath, "Replace in builds: 5.2")),
      ...(await open(packagePath, "Add rule")),
      ...(await open(packagePath, "Edit Copy the tools")),
      ...(await open(packagePath, "Edit Set the time zone")),
      ...(await open("/devices", "Pre-stage a device")),
      ...(await open("/operating-systems", "Windows 11 24H2 business")),
      ...(await open("/publish", "Publication 6")),
      ...(await open("/publish", "Pin or try")),
      ...(await open("/publish", "Try first at …")),
      ...(await open("/publish", "Compare")),
      ...(await open("/publish", /^End for/)),
      ...(await open("/publish", /^Release \d+ to all/)),
      ...(await open(`/builds/${store.builds[2]?.id}?tab=autopilot`, "Take over a deployment profile")),
    ];
    await close();
    expect(found).toEqual([]);
  });
});
