import { randomUUID } from "node:crypto";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { emptyStore, fullStore } from "./fake-api/seed/scenarios.ts";
import { faultsOf } from "./faults.ts";
import { browserRuns, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;

describe.skipIf(!browserRuns)("the drivers screens, in Chromium", { timeout: 120_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterAll(() => browser?.close());

  it("find drivers by words and class, page by page, and change the chosen ones", async () => {
    const store = fullStore(3);
    const { page, url, close, complaints } = await openConsole(browser, store, views.laptop);
    await page.goto(`${url}/drivers`);
    await page.getByText(/^64 drivers/).waitFor();
    await page.getByRole("button", { name: "Next page" }).click();
    await page.getByText("Page 2 of 2").waitFor();
    await page.getByRole("searchbox", { name: "Search drivers" }).fill("VEN_8086&DEV_15F2");
    await page.getByRole("combobox", { name: "Class" }).click();
    await page.getByRole("option", { name: /^Net \(2\)/ }).click();
    await page.getByText(/^2 drivers/).waitFor();
    await page.getByRole("checkbox", { name: "Select this page" }).check();
    await page.getByRole("button", { name: "Deactivate" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("Deactivate 2 drivers?").waitFor();
    await dialog.getByRole("button", { name: "Deactivate" }).click();
    await dialog.waitFor({ state: "hidden" });
    expect(store.drivers.filter(({ active, class: name }) => name === "Net" && active)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it("change all that a search finds, after showing which drivers stay as they are", async () => {
    const store = fullStore(3);
    const { page, url, close, complaints } = await openConsole(browser, store, views.laptop);
    await page.goto(`${url}/drivers`);
    await page.getByText(/^64 drivers/).waitFor();
    await page.getByRole("checkbox", { name: "Select this page" }).check();
    const chosen = page.getByRole("region", { name: "Chosen" });
    await chosen.getByText("50 drivers chosen").waitFor();
    await chosen.getByRole("button", { name: "Choose all 64 that match" }).press("Enter");
    await chosen.getByText("64 drivers chosen").waitFor();
    await page.getByRole("button", { name: "Change…" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("checkbox", { name: "Architectures" }).check();
    await panel.getByRole("checkbox", { name: "ARM64" }).check();
    await panel.getByRole("checkbox", { name: "Which devices they are for" }).check();
    await panel.getByRole("button", { name: "Look what it changes" }).click();
    await panel.getByText("A condition is not complete.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await panel.getByRole("checkbox", { name: "Which devices they are for" }).uncheck();
    await panel.getByRole("checkbox", { name: "Windows PE" }).check();
    await panel.getByRole("button", { name: "Look what it changes" }).click();
    await panel.getByText(/left as is, their INF is for none of these architectures/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await panel.getByRole("button", { name: /^Change \d+ drivers?$/ }).click();
    await panel.waitFor({ state: "hidden" });
    const served = store.drivers.filter(({ architectures }) => architectures.includes("arm64"));
    await page.getByText(new RegExp(`^${served.length} drivers? changed`)).waitFor();
    expect(served.length).toBeLessThan(64);
    expect(store.drivers.filter((one) => one.availableToWindowsPe && one.revision > 1)).toHaveLength(served.length);
    expect(complaints).toEqual([]);
    await close();
  });

  it("keep single drivers chosen while one searches on, and let a search of before go", async () => {
    const { page, url, close } = await openConsole(browser, fullStore(3), views.laptop);
    await page.goto(`${url}/drivers`);
    await page.getByText(/^64 drivers/).waitFor();
    await page
      .getByRole("checkbox", { name: /^Select / })
      .nth(1)
      .check();
    const search = page.getByRole("searchbox", { name: "Search drivers" });
    await search.fill("VEN_8086&DEV_15F2");
    await page.getByText(/^64 drivers/).waitFor({ state: "hidden" });
    await page.getByRole("region", { name: "Chosen" }).getByText("1 driver chosen").waitFor();
    await page.getByRole("button", { name: /^Choose all/ }).click();
    await search.fill("");
    await page.getByText(/^64 drivers ·/).waitFor();
    await page.getByRole("region", { name: "Chosen" }).waitFor({ state: "hidden" });
    expect(await page.getByRole("button", { name: "Change…" }).isDisabled()).toBe(true);
    await close();
  });

  it("show what became of a pack, and lead from there to a driver that can be changed", async () => {
    const store = fullStore(3);
    const { page, url, close } = await openConsole(browser, store, views.laptop);
    await page.goto(`${url}/drivers`);
    await page.getByRole("button", { name: /^Report of Contoso/ }).click();
    const report = page.getByRole("dialog");
    await report.getByText("Missing: x64/etw/RstMwEvent.man").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await report.getByRole("link", { name: /RST VMD/ }).click();
    await page.getByRole("textbox", { name: "Description" }).fill("Storage for the Lab Book");
    await page.getByRole("switch", { name: "Available to Windows PE" }).uncheck();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("heading", { level: 1, name: "Storage for the Lab Book" }).waitFor();
    expect(store.drivers[0]).toMatchObject({ availableToWindowsPe: false, revision: 2 });
    await close();
  });

  it("take a pack where there is nothing yet", async () => {
    const store = emptyStore();
    // With one organisation alone there is nothing to ask.
    const [first] = store.organisations;
    if (first) store.organisations.push({ ...first, id: randomUUID(), name: "Fabrikam" });
    const { page, url, close } = await openConsole(browser, store, views.laptop);
    await page.goto(`${url}/drivers`);
    await page.getByRole("heading", { name: "No drivers yet" }).waitFor();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Import drivers" }).last().click();
    await (await chooser).setFiles({ name: "pack.zip", mimeType: "application/zip", buffer: Buffer.from("zip") });
    await page.getByRole("checkbox", { name: "Share with all organisations" }).check();
    await page.getByRole("button", { name: "Import", exact: true }).click();
    await page.getByRole("link", { name: /RST VMD/ }).waitFor();
    expect(store.drivers).toMatchObject([{ organisationId: null }]);
    await close();
  });

  it("say which models a pack is for, and switch a pack off after telling what it affects", async () => {
    const store = fullStore(3);
    const { page, url, close, complaints } = await openConsole(browser, store, views.laptop);
    await page.goto(`${url}/drivers/packs`);
    await page.getByRole("link", { name: "sp154321" }).click();
    await page.getByRole("textbox", { name: "Version" }).fill("1.3");
    await page.getByRole("button", { name: "Add an entry" }).click();
    await page.getByRole("textbox", { name: "Name 1" }).fill("Ticket");
    await page.getByRole("textbox", { name: "Value 1" }).fill("4711");
    await page.getByRole("button", { name: "Save" }).click();
    await expect
      .poll(() => store.driverPacks.find(({ name }) => name === "sp154321"))
      .toMatchObject({ version: "1.3", otherData: [{ name: "Ticket", value: "4711" }], revision: 2 });
    await page.goto(`${url}/drivers/packs`);
    await page.getByRole("checkbox", { name: /Contoso Lab Book/ }).click();
    await page.getByRole("button", { name: "Deactivate" }).click();
    await page
      .getByRole("dialog")
      .getByText(/no longer get 6\d drivers of them/)
      .waitFor();
    await page.getByRole("dialog").getByRole("button", { name: "Deactivate" }).click();
    await expect.poll(() => store.driverPacks.find(({ vendor }) => vendor === "Contoso")?.active).toBe(false);
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await faultsOf(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  it("use a newer pack in the place of one, after showing what becomes of its drivers", async () => {
    const store = fullStore(3);
    const { page, url, close, complaints } = await openConsole(browser, store, views.laptop);
    const [replaced, by] = store.driverPacks;
    if (!replaced || !by) throw new Error("there are no two packs");
    await page.goto(`${url}/drivers/packs/${replaced.id}`);
    await page.getByRole("button", { name: "Replace…" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("combobox", { name: "By" }).selectOption(by.id);
    await panel.getByRole("region", { name: "1 driver only in the replaced pack" }).waitFor();
    await panel.getByText("41 drivers staying the same").waitFor();
    await panel.getByText(/takes over Windows PE, its filter/).waitFor();
    expect(await faultsOf(page)).toEqual([]);
    // Somebody else saves the pack: the server says so, and the next try is of what is shown then.
    store.driverPacks = store.driverPacks.map((one) =>
      one.id === replaced.id ? { ...one, revision: one.revision + 1 } : one,
    );
    await panel.getByRole("button", { name: "Replace", exact: true }).click();
    await panel.getByText(/was changed by somebody else since you opened it/).waitFor();
    await panel.getByRole("button", { name: "Replace", exact: true }).press("Enter");
    await panel.getByText(`${by.name} is used in the place of ${replaced.name}.`).waitFor();
    await panel.getByRole("link", { name: "Go to Publish" }).waitFor();
    expect(store.driverPacks.find(({ id }) => id === replaced.id)?.active).toBe(false);
    expect(store.driverPacks.find(({ id }) => id === by.id)?.active).toBe(true);
    expect(complaints.filter((text) => !text.includes("412"))).toEqual([]);
    await close();
  });
});
