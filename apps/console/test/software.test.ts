import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { fullStore } from "./fake-api/seed/scenarios.ts";
import type { Store } from "./fake-api/store.ts";
import { faultsOf } from "./faults.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;

const open = async (store: Store, path: string) => {
  opened = await openConsole(browser, store, views.laptop);
  await opened.page.goto(opened.url + path);
  return opened.page;
};

describe.skipIf(!browserRuns)("software in Chromium", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(() => browser?.close());

  it("shows what a WinGet package comes to before it is pinned, and says when another version is wanted", async () => {
    const store = fullStore();
    const page = await open(store, `/software-packages/${store.packages[0]?.id}`);
    await page.getByRole("region", { name: "Steps", exact: true }).getByRole("button", { name: "Add step" }).click();
    await page.getByRole("menuitem", { name: "WinGet" }).click();
    const panel = page.getByRole("dialog");
    await panel.getByRole("textbox", { name: "Identifier" }).fill("unknown");
    await panel.getByText("Expected an identifier such as 7zip.7zip.").waitFor();
    await panel.getByRole("textbox", { name: "Identifier" }).fill("Contoso.Unknown");
    await panel.getByRole("button", { name: "Find and pin" }).click();
    await panel.getByText("The WinGet source has no package Contoso.Unknown.").waitFor();
    await panel.getByRole("textbox", { name: "Identifier" }).fill("7zip.7zip");
    await panel.getByRole("button", { name: "Find and pin" }).click();
    const pins = panel.getByRole("list", { name: "Pinned installers" });
    await pins.getByText("https://www.7-zip.org/a/7z2501-arm64.msi").waitFor();
    await panel.getByText("x86: The manifest has no installer for it in this scope.").waitFor();
    expect(await panel.getByRole("textbox", { name: "Name", exact: true }).inputValue()).toBe("Install 7-Zip");
    await panel.getByRole("textbox", { name: "Version" }).fill("24.09");
    await panel.getByText("of another version than the one asked for").waitFor();
    expect(await faultsOf(page)).toEqual([]);
    await panel.getByRole("button", { name: "Find again" }).click();
    await pins.getByText("https://www.7-zip.org/a/7z2409-arm64.msi").waitFor();
    await panel.getByRole("button", { name: "Apply" }).click();
    await page.getByText("WinGet · 7zip.7zip 24.09").waitFor();
  });

  it("tells of a portable program what in its archive counts, and of an MSIX package what comes with it", async () => {
    const store = fullStore();
    const page = await open(store, `/software-packages/${store.packages[0]?.id}`);
    await page.getByRole("region", { name: "Steps", exact: true }).getByRole("button", { name: "Add step" }).click();
    await page.getByRole("menuitem", { name: "WinGet" }).click();
    const panel = page.getByRole("dialog");
    const pins = panel.getByRole("list", { name: "Pinned installers" });
    await panel.getByRole("textbox", { name: "Identifier" }).fill("Contoso.Search");
    await panel.getByRole("button", { name: "Find and pin" }).click();
    await pins.getByText("Portable program in a ZIP archive").waitFor();
    await pins.getByText("search-14.1.1-x64-pc-windows-msvc/tools/index.exe").waitFor();
    await pins.getByText("search, search-index").waitFor();
    expect(await pins.getByText("Switches").count()).toBe(0);
    await panel.getByRole("textbox", { name: "Identifier" }).fill("Contoso.Terminal");
    await panel.getByRole("button", { name: "Find again" }).click();
    await pins.getByText("MSIX package").waitFor();
    await pins.getByText("Contoso.UI.Xaml.2.8 2.8.6").waitFor();
    await pins.getByText("Contoso.VCRedist.x64").waitFor();
    await panel.getByText("x64: It needs Windows features: NetFx3.").waitFor();
    expect(await faultsOf(page)).toEqual([]);
  });

  it("lets a dragged step stay where it was with Escape, and tells where it is held", async () => {
    const store = fullStore();
    const page = await open(store, `/software-packages/${store.packages[0]?.id}`);
    await page.getByRole("region", { name: "Uninstall steps" }).scrollIntoViewIfNeeded();
    const handle = await page.getByRole("button", { name: /^Drag Copy the tools/ }).boundingBox();
    const other = await page.getByRole("button", { name: /^Drag Set the time zone/ }).boundingBox();
    if (!handle || !other) throw new Error("both steps are on the screen");
    await page.mouse.move(handle.x + 5, handle.y + 5);
    await page.mouse.down();
    await page.mouse.move(handle.x + 5, other.y + 40, { steps: 5 });
    await page.getByText("Copy the tools is held, over number 2 of 2").waitFor({ state: "attached" });
    await page.keyboard.press("Escape");
    await page.getByText("Copy the tools stays number 1 of 2").waitFor({ state: "attached" });
    await page.mouse.up();
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
  });

  it("offers that a new version replaces the one it comes from, or says what that one lacks", async () => {
    const store = fullStore();
    const old = store.packages[0];
    if (!old) throw new Error("the store has packages");
    const page = await open(store, `/software/${old.productId}`);
    const panel = page.getByRole("dialog");
    const from = page.getByRole("button", { name: `New from this: ${old.version}` });
    await from.click();
    await panel.getByText("It cannot replace 5.2 on devices yet: 5.2 has no uninstall steps.").waitFor();
    await page.keyboard.press("Escape");
    store.packages = store.packages.map((one) => (one.id === old.id ? { ...one, uninstallSteps: one.steps } : one));
    await page.reload();
    await from.click();
    const replaces = panel.getByRole("checkbox", { name: "It replaces 5.2 on devices" });
    expect(await replaces.isChecked()).toBe(false);
    await replaces.check();
    expect(await faultsOf(page)).toEqual([]);
    await panel.getByRole("textbox", { name: "Version" }).fill("6.0");
    await panel.getByRole("button", { name: "Create" }).click();
    await expect.poll(() => store.packages.find(({ version }) => version === "6.0")?.replaces).toContain(old.id);
  });

  it("names what a package replaces, what that lacks, who replaces it, and a build that lists both", async () => {
    const store = fullStore();
    const [old, tools, newer] = store.packages;
    if (!old || !tools || !newer) throw new Error("the store has packages");
    const page = await open(store, `/software-packages/${newer.id}`);
    const list = page.getByRole("list", { name: "Replaced packages" });
    await list.getByRole("link", { name: "Contoso VPN 5.2" }).waitFor();
    await page.getByText("Contoso VPN 5.2 has no uninstall steps. Add them before you publish.").waitFor();
    await page.getByRole("combobox", { name: "Replaces" }).click();
    await page.getByRole("option", { name: "Support tools 2026.11" }).click();
    await list.getByRole("button", { name: "Do not replace Contoso VPN 5.2" }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await expect.poll(() => store.packages.find(({ id }) => id === newer.id)?.replaces).toEqual([tools.id]);
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${opened?.url}/software-packages/${tools.id}`);
    await page.getByRole("list", { name: "Replaced by" }).getByRole("link", { name: "Contoso VPN 5.10" }).waitFor();

    // It replaces the old one again: the build that lists that one cannot list both.
    store.packages = store.packages.map((one) => (one.id === newer.id ? { ...one, replaces: [old.id] } : one));
    const build = store.builds.find(({ definition }) => definition.name === "Finance laptop");
    await page.goto(`${opened?.url}/builds/${build?.id}?tab=software`);
    await page.getByRole("combobox", { name: "Add a package" }).click();
    await page.getByRole("option", { name: "Contoso VPN 5.10" }).click();
    await page.getByText("Contoso VPN 5.10 replaces it: take one of them out.").waitFor();
  });

  it("puts a version in the place of another in the builds that were previewed", async () => {
    const store = fullStore();
    const [product] = store.products;
    const [newer] = store.packages.filter(({ productId, version }) => productId === product?.id && version === "5.10");
    const page = await open(store, `/software/${product?.id}`);
    await page.getByRole("button", { name: "Replace in builds: 5.2" }).click();
    await page.getByRole("checkbox", { name: "Finance laptop: number 1 of its packages becomes 5.10" }).waitFor();
    await page.getByRole("button", { name: "Replace in 1 build" }).click();
    await page.getByText("Replaced in 1 build.").waitFor();
    const build = store.builds.find(({ definition }) => definition.name === "Finance laptop");
    expect(build?.definition.packageIds[0]).toBe(newer?.id);
  });
});
