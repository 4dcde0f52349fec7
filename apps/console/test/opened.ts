import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { build } from "vite";
import { chromiumPath, launchBrowser, openView, type View } from "./browser.ts";
import { builtConsole, startFakeApi } from "./fake-api/start.ts";
import type { Misbehaviour, Store } from "./fake-api/store.ts";

/** Whether browser tests run: where Chromium is, and always in CI, where its absence must be seen. */
export const browserRuns = chromiumPath !== undefined || process.env.CI === "true";

/** Chromium and a built console; `npm test` has built it already. */
export const prepareBrowser = async (): Promise<Browser> => {
  if (!existsSync(`${builtConsole}/index.html`)) {
    await build({ root: fileURLToPath(new URL("..", import.meta.url)), logLevel: "error" });
  }
  return launchBrowser();
};

/** The console in a fresh browser context over a store. */
export interface Opened {
  readonly url: string;
  readonly page: Page;
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

/** Opens the console on a fake API of its own. */
export const openConsole = async (
  browser: Browser,
  store: Store,
  view: View,
  misbehaviour: Misbehaviour = {},
): Promise<Opened> => {
  const api = await startFakeApi(store, misbehaviour);
  const { page, complaints } = await openView(browser, view);
  const close = async () => {
    await page.context().close();
    await api.close();
  };
  return { url: api.url, page, complaints, close };
};
