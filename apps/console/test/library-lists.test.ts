import { randomUUID } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

const lists = [
  "/operating-systems",
  "/software",
  "/software-packages",
  "/secrets",
  "/vendors",
  "/device-models",
  "/locations",
  "/disk-templates",
  "/security-models",
  "/drivers",
  "/drivers/packs",
] as const;

/** What the boxes of the rows are for, by their labels. */
const boxesOf = async (page: Page): Promise<string[]> => {
  const boxes = await page.getByRole("cell").getByRole("checkbox").all();
  const labels = await Promise.all(boxes.map((box) => box.getAttribute("aria-label")));
  return labels.flatMap((label) => label ?? []);
};

describe.skipIf(!browserRuns)("every list of the library in Chromium", { timeout: 60_000 }, () => {
  let browser: Browser;
  let opened: Opened;

  beforeAll(async () => {
    browser = await prepareBrowser();
    const store = fullStore();
    // The sample has one of these only.
    for (const view of [...store.definitions])
      if (view.definition.kind === "security-model")
        store.definitions.push({
          ...view,
          id: randomUUID(),
          definition: { ...view.definition, name: "Another one", groups: [] },
        });
    opened = await openConsole(browser, store, views.laptop);
  }, 120_000);
  afterAll(async () => {
    await opened?.close();
    await browser?.close();
  });

  it.each(lists)(
    "%s is searched, keeps what was chosen while one searches on, and asks before it deletes several",
    async (path) => {
      const { page, url } = opened;
      await page.goto(url + path);
      await page.getByRole("cell").getByRole("checkbox").first().waitFor();
      const labels = await boxesOf(page);
      // One with a name that no other row shares, so that the search leaves the other out.
      const [first, second] = labels.filter((label) => labels.filter((other) => other.includes(label)).length === 1);
      if (!first || !second) throw new Error(`${path} has too few rows`);
      for (const label of [first, second]) {
        await page.getByRole("searchbox").fill(label.replace("Select ", ""));
        await page.getByRole("checkbox", { name: label, exact: true }).check();
      }
      await expect.poll(() => page.getByRole("checkbox", { name: first, exact: true }).count()).toBe(0);
      await page.getByRole("button", { name: "Delete", exact: true }).click();
      const asked = page.getByRole("dialog");
      await asked.getByText(/^Delete 2 .+\?$/).waitFor();
      await asked.getByRole("button", { name: "Cancel" }).click();
      await page.getByRole("searchbox").fill("");
      for (const label of [first, second])
        await expect.poll(() => page.getByRole("checkbox", { name: label, exact: true }).isChecked()).toBe(true);
    },
  );
});
