import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;

const open = async (path: string, store = fullStore()) => {
  opened = await openConsole(browser, store, views.laptop);
  await opened.page.goto(opened.url + path);
  return opened.page;
};

describe.skipIf(!browserRuns)("the console on Autopilot", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(() => browser?.close());

  it("marks the tab of every page of the area, whatever stands behind the address", async () => {
    const store = fullStore();
    const importId = store.autopilotImports[0]?.id ?? "";
    const cases = [
      ["/autopilot", "Registrations"],
      ["/autopilot?filter=anything", "Registrations"],
      ["/autopilot/devices?filter=anything", "Devices"],
      ["/autopilot/identifiers", "Corporate identifiers"],
      ["/autopilot/import", "Import"],
      ["/autopilot/import?filter=anything", "Import"],
      [`/autopilot/import/${importId}`, "Import"],
    ] as const;
    const page = await open("/", store);
    for (const [path, title] of cases) {
      await page.goto(`${opened?.url}${path}`);
      const current = page.getByRole("navigation", { name: "Autopilot" }).locator("[aria-current='page']");
      await current.first().waitFor();
      expect({ path, current: await current.allTextContents() }).toEqual({ path, current: [title] });
    }
  });

  it("deletes chosen corporate identifiers after a warning", async () => {
    const store = fullStore();
    const page = await open("/autopilot/identifiers", store);
    await page
      .getByRole("checkbox", { name: /^Choose / })
      .first()
      .check();
    await page.getByRole("button", { name: "Delete 1" }).click();
    const dialog = page.getByRole("dialog", { name: "Delete 1 corporate identifier" });
    await dialog.getByText("counts these devices as personal ones").waitFor();
    await dialog.getByRole("button", { name: "Delete" }).click();
    await page.getByText("Being deleted in Intune").waitFor();
    expect(store.deployments.filter((one) => one.corporateIdentifier?.state === "deleting")).toHaveLength(1);
  });

  it("says in the list of corporate identifiers which device is registered for the classic Autopilot as well", async () => {
    const page = await open("/autopilot/identifiers");
    const row = page.getByRole("row").filter({ hasText: "Known to Intune as a corporate device." }).first();
    await row.getByText(/registered/).waitFor();
  });

  it("writes what a set-up made into a build, and leaves the rest of the build as it is", async () => {
    const store = fullStore();
    const [organisationId, setUp] = [...store.setUps].find(([, one]) => one.state === "done") ?? [];
    const values = setUp?.result;
    const [build] = store.builds;
    if (!organisationId || !build || !values?.groupObjectId) throw new Error("No set-up in the seed is done.");
    store.builds = [{ ...build, organisationId }];
    const before = structuredClone(build.definition);
    const page = await open(`/organisations/${organisationId}/set-up`, store);
    await page.getByLabel("Use group tag and group in a build").selectOption(before.name);
    await page.getByRole("button", { name: "Write into the build" }).click();
    await page.getByText("Written. Devices get it with the next publication").waitFor();
    const { autopilot, ...rest } = store.builds.find(({ id }) => id === build.id)?.definition ?? before;
    const { autopilot: _before, ...restBefore } = before;
    expect(rest).toEqual(restBefore);
    expect(autopilot).toMatchObject({
      way: "registration",
      groupTag: values.groupTag,
      groupObjectId: values.groupObjectId,
    });
  });

  it("shows in the list of deployments which way each device takes", async () => {
    const page = await open("/deployments");
    const table = page.getByRole("table", { name: "deployments" });
    for (const word of ["Ready", "Registration", "Offline profile", "Device preparation", "Not used"]) {
      await table.getByText(word, { exact: true }).first().waitFor();
    }
    expect(await table.getByText("–", { exact: true }).count()).toBe(0);
  });
});
