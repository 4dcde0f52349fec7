import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { views } from "./browser.ts";
import { request } from "./fake-api/seed/devices.ts";
import { emptyStore, fullStore } from "./fake-api/seed/scenarios.ts";
import { Store } from "./fake-api/store.ts";
import { browserRuns, type Opened, openConsole, prepareBrowser } from "./opened.ts";

let browser: Browser;
let opened: Opened | undefined;
/** 40 MB of zeros. */
let image: string;

const open = async (store: Store, path: string, misbehaviour = {}) => {
  opened = await openConsole(browser, store, views.laptop, misbehaviour);
  await opened.page.goto(opened.url + path);
  return opened.page;
};

const soon = <Value>(read: () => Value | Promise<Value>) => expect.poll(read, { timeout: 15_000 });

describe.skipIf(!browserRuns)("the console in Chromium", { timeout: 60_000 }, () => {
  beforeAll(async () => {
    browser = await prepareBrowser();
    image = join(await mkdtemp(join(tmpdir(), "windlass-console-")), "install.wim");
    await writeFile(image, "");
    await truncate(image, 40 << 20);
  }, 120_000);
  afterEach(() => opened?.close());
  afterAll(async () => {
    await browser?.close();
    await rm(dirname(image), { recursive: true });
  });

  it("makes the first administrator only with the whole link", async () => {
    const store = new Store();
    store.setUpRequired = true;
    const page = await open(store, "/set-up");
    await page.getByText("The set-up link is incomplete.").waitFor();
    await page.goto(`${opened?.url}/set-up#token=wrong-token-of-24-letters`);
    await page.reload();
    await page.getByLabel("Your name").fill("Ada");
    await page.getByLabel("E-mail address").fill("ada@example.test");
    await page.getByLabel("Password", { exact: true }).fill("a long enough password");
    await page.getByLabel("Password again").fill("another long password");
    await page.getByRole("button", { name: "Create administrator" }).click();
    await page.getByText("The two passwords differ.").waitFor();
    await page.getByLabel("Password again").fill("a long enough password");
    await page.getByRole("button", { name: "Create administrator" }).click();
    await page.getByText("This set-up link is not valid").waitFor();
    expect(store.setUpRequired).toBe(true);
  });

  it("returns to the page that was asked for after signing in, and signs out when the session ends", async () => {
    const store = fullStore();
    store.session = null;
    const page = await open(store, "/devices");
    await page.getByLabel("E-mail address").fill("ada@example.test");
    await page.getByLabel("Password", { exact: true }).fill("wrong password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByText("The e-mail address or the password is wrong.").waitFor();
    await page.getByLabel("Password", { exact: true }).fill("right password");
    await page.getByRole("button", { name: "Sign in" }).click();
    await page.getByRole("heading", { name: "Devices" }).waitFor();
    store.session = null;
    store.tell("devices");
    await page.getByRole("heading", { name: "Sign in" }).waitFor();
  });

  it("shows a waiting device and a moving deployment without reloading", async () => {
    const store = fullStore();
    const page = await open(store, "/deployments");
    await page.getByText(`${store.deployments.length} deployments`).waitFor();
    const organisationId = store.organisations[0]?.id ?? "";
    const waiting = request(organisationId, "ZZ-33-44", 3);
    store.requests = [...store.requests, waiting];
    store.tell("deployment-requests", organisationId, waiting.id);
    await page.getByRole("button", { name: "Approve ZZ-33-44" }).waitFor();

    const [first] = store.deployments;
    if (!first) throw new Error("the store has deployments");
    store.deployments = store.deployments.map((item) => (item === first ? { ...first, percent: 55 } : item));
    store.tell("deployments", organisationId, first.id);
    await page.getByText("Windows image, 55").waitFor();
  });

  it("approves with the code in sight and a published build only", async () => {
    const store = fullStore();
    const page = await open(store, "/deployments");
    const before = store.deployments.length;
    await page.getByRole("button", { name: "Approve K7-2M-QX" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("img", { name: /^Match code K 7/ }).waitFor();
    const builds = await dialog.getByRole("combobox").locator("option:not([disabled])").allTextContents();
    expect(builds).toEqual(["Finance laptop"]);
    await dialog.getByRole("button", { name: "Approve" }).click();
    await page.getByText(`${before + 1} deployments`).waitFor();
    expect(store.requests.map((item) => item.matchCode)).toEqual(["9A-HW-4T"]);
  });

  it("reorders steps with Alt and the arrow keys, tells it aloud, and keeps the focus", async () => {
    const store = fullStore();
    const page = await open(store, `/software-packages/${store.packages[0]?.id}`);
    const button = page.getByRole("button", { name: "Move Set the time zone up" });
    await button.focus();
    await page.keyboard.press("Alt+ArrowUp");
    await page.getByText("Set the time zone is now number 1 of 2").waitFor();
    await soon(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await soon(() => store.packages[0]?.steps[0]?.name).toBe("Set the time zone");
  });

  it("asks before unsaved changes are left, and stops saving over somebody else's", async () => {
    const store = fullStore();
    const [build] = store.builds;
    if (!build) throw new Error("the store has builds");
    const page = await open(store, `/builds/${build.id}`);
    await page.getByLabel("Name", { exact: true }).fill("Mine");
    // Another tab is no other page: nothing is asked, and what was typed is still there.
    await page.getByRole("tab", { name: "Disk and drivers" }).click();
    await page.getByLabel("Disk partition template").waitFor();
    await page.getByRole("tab", { name: "General" }).click();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Mine");
    await page.getByRole("navigation").getByText("Devices", { exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click();
    store.builds[0] = { ...build, revision: 5, definition: { ...build.definition, name: "Theirs" } };
    store.tell("builds", build.organisationId, build.id);
    await page.getByText("Somebody else changed this build while you were editing it.").waitFor();
    expect(await page.getByRole("button", { name: "Save", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Load the new version" }).click();
    expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Theirs");
  });

  it("pauses an upload and goes on where it stopped", async () => {
    const store = emptyStore();
    const page = await open(store, "/operating-systems");
    const offsets: number[] = [];
    store.beforeUploadPart = (offset) => {
      offsets.push(offset);
      // The second part hangs, as on a network that went away.
      return offsets.length === 2 ? new Promise(() => undefined) : Promise.resolve();
    };
    await page.getByText("No operating systems yet").waitFor();
    // By its path: the bytes of a file that is handed over would travel to the browser as text.
    await page.locator('input[type="file"]').first().setInputFiles(image);
    await soon(() => offsets.length).toBe(2);
    await page.getByRole("button", { name: "Pause install.wim" }).click();
    // What the browser has handed to the network counts as sent, so the hanging part may show in the number.
    await page.getByText(/^Paused · (1[6-9]|2\d|3[0-2])\.\d MB of 40.0 MB/).waitFor();
    await page.getByRole("button", { name: "Resume install.wim" }).click();
    await page.getByText("1 operating system").waitFor();
    expect(offsets).toEqual([0, 16 << 20, 16 << 20, 32 << 20]);
    expect(store.operatingSystems).toHaveLength(1);
  });

  it("tells a failure with its remedy and request id, and recovers with Try again", async () => {
    const misbehaviour = { failing: true };
    const page = await open(fullStore(), "/", misbehaviour);
    // A live connection would fetch again by itself.
    await page.route("**/api/live*", (route) => route.abort());
    await page.goto(`${opened?.url}/devices`);
    await page.getByText("The server met an error it did not expect.").waitFor();
    await page.getByText(/look up the request id/).waitFor();
    await page.getByText(/^Request id req-/).waitFor();
    misbehaviour.failing = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("24 devices").waitFor();
  });

  it("keeps a list of a thousand devices to a page of rows, and finds one among them", async () => {
    const page = await open(fullStore(1000), "/devices");
    await page.getByText("1,000 devices").waitFor();
    expect(await page.getByRole("row").count()).toBe(51);
    await page.getByText("Page 1 of 20").waitFor();
    await page.getByLabel("Search devices").fill("wl000777");
    await page.getByText("1 device", { exact: true }).waitFor();
    await page.getByRole("link", { name: "WL000777" }).waitFor();
  });

  it("shows only what the session's permissions allow to be done", async () => {
    const store = fullStore();
    if (store.session) store.session = { ...store.session, permissions: ["deployments.read", "builds.read"] };
    const page = await open(store, "/deployments");
    await page.getByText(`${store.deployments.length} deployments`).waitFor();
    expect(await page.getByRole("button", { name: /^Approve/ }).count()).toBe(0);
  });

  it("downloads a boot medium under a name that tells what it is", async () => {
    const page = await open(fullStore(), "/boot-profiles");
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download the boot medium of Default" }).click();
    expect((await download).suggestedFilename()).toBe("contoso-finance-default-boot-medium.json");
  });

  it("keeps the chosen theme and organisation after a reload", async () => {
    const page = await open(fullStore(), "/");
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByRole("menuitemradio", { name: "Dark" }).click();
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "Organisation" }).click();
    await page.getByRole("option", { name: "Fabrikam", exact: true }).click();
    await page.reload();
    await page.getByRole("heading", { name: "Dashboard" }).waitFor();
    await soon(() => page.getByRole("combobox", { name: "Organisation" }).inputValue()).toBe("Fabrikam");
    expect(await page.evaluate(() => document.documentElement.style.colorScheme)).toBe("dark");
  });
});
