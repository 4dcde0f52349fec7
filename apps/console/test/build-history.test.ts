import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;

const openHistory = async () => {
  const store = fullStore();
  const [build] = store.builds;
  if (!build) throw new Error("the store has builds");
  opened = await openConsole(browser, store, views.laptop);
  await opened.page.goto(`${opened.url}/builds/${build.id}?tab=history`);
  return { store, page: opened.page, now: () => store.builds[0]?.definition };
};

describe.skipIf(!browserRuns)("the history of a build in Chromium", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(() => browser?.close());

  it("puts an earlier revision into the editor without what is gone, and saves it only when asked", async () => {
    const { page, store, now } = await openHistory();
    const before = now();
    await page.getByRole("button", { name: "Restore revision 2" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("The software package “Adobe Reader 11.0”: not installed.").waitFor();
    await dialog.getByRole("button", { name: "Put the rest into the editor" }).click();
    await page.getByText("Revision 2 is in the editor.").waitFor();
    expect(now()).toEqual(before);
    await page.getByRole("tab", { name: "General" }).click();
    await expect.poll(() => page.getByLabel("Template").inputValue()).toBe("FIN-%SERIAL:6%");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Revision 2 is in the editor.").waitFor({ state: "hidden" });
    expect(now()).toEqual({
      ...before,
      description: "Laptops of the finance department, before the new VPN client.",
      computerNameTemplate: "FIN-%SERIAL:6%",
      tags: [],
    });
    expect(store.revisions.get(store.builds[0]?.id ?? "")?.[0]).toMatchObject({ restoredFrom: 2 });
    await page.getByRole("tab", { name: "History" }).click();
    await page.getByText("Restored from revision 2.").waitFor();
  });

  it("goes back to the build as it is, with nothing saved", async () => {
    const { page, now } = await openHistory();
    const before = now();
    await page.getByRole("button", { name: "Restore revision 3" }).click();
    await page.getByRole("button", { name: "Put it into the editor" }).click();
    await page.getByRole("button", { name: "Back to the build as it is" }).click();
    await page.getByText("Revision 3 is in the editor.").waitFor({ state: "hidden" });
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    expect(now()).toEqual(before);
  });

  it("tells what differs between any two revisions", async () => {
    const { page } = await openHistory();
    await page.getByRole("button", { name: "Compare", exact: true }).click();
    await page.getByText("From revision 3 to revision 4, 2 fields differ.").waitFor();
    await page.getByLabel("To revision", { exact: true }).selectOption("3");
    await page.getByText("Revisions 3 and 3 are the same.").waitFor();
  });
});
