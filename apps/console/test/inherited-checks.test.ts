import { defaultQualityChecks } from "@windlass/planner";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import { settingsOf } from "./fake-api/seed/settings.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;

const open = async (path: (store: ReturnType<typeof fullStore>) => string) => {
  const store = fullStore();
  store.tenantSettings = settingsOf({ checks: defaultQualityChecks });
  opened = await openConsole(browser, store, views.laptop);
  await opened.page.goto(opened.url + path(store));
  return { store, page: opened.page };
};

describe.skipIf(!browserRuns)("inherited settings in Chromium", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(() => browser?.close());

  it("show where a build's quality checks come from, and keep it free of them where somebody says so", async () => {
    const { page, store } = await open(({ builds }) => `/builds/${builds[0]?.id}?tab=checks`);
    await page.getByText("From the tenant's defaults.").waitFor();
    await page.getByRole("button", { name: "Check nothing" }).click();
    await page.getByText(/^Set here\. Without it: \d+ checks, .* \(the tenant's default\)\.$/).waitFor();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => store.builds[0]?.definition.checks?.list).toEqual([]);
    await page.getByRole("button", { name: "Inherit checks" }).click();
    await page.getByText("From the tenant's defaults.").waitFor();
  });

  it("are changed for an organisation in place of the tenant's, checks among them", async () => {
    const { page, store } = await open(({ organisations }) => `/organisations/${organisations[0]?.id}`);
    const [contoso] = store.organisations;
    await page.getByRole("button", { name: "Set here: Quality checks" }).click();
    await page.getByRole("button", { name: "Edit the checks" }).click();
    await page.getByRole("switch", { name: "Memory" }).click();
    await page.getByRole("button", { name: "Close" }).click();
    await page.getByRole("button", { name: "Save settings" }).click();
    const kinds = () => store.settings.get(contoso?.id ?? "")?.definition.checks?.list.map(({ kind }) => kind);
    await expect.poll(kinds).toHaveLength(defaultQualityChecks.list.length - 1);
    expect(kinds()).not.toContain("memory");
  });

  it("are left to Windows in place of what would be inherited", async () => {
    const { page, store } = await open(({ builds }) => `/builds/${builds[0]?.id}`);
    store.tenantSettings = settingsOf({ timeZone: "Tokyo Standard Time" });
    await page.reload();
    await page.getByRole("button", { name: "Set here: Time zone" }).click();
    await page.getByLabel("Time zone: place").click();
    await page.getByRole("option", { name: "As Windows derives it from the region" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => store.builds[0]?.definition.timeZone).toBe("");
  });
});
