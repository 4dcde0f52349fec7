import { existsSync } from "node:fs";
import { type Browser, chromium, type Page } from "playwright-core";

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** Where Chromium is, or undefined. */
export const chromiumPath = process.env.CHROMIUM_PATH ?? candidates.find((path) => existsSync(path));

/** Starts Chromium without anything that would reach out of the machine. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    ...(chromiumPath && { executablePath: chromiumPath }),
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });

/** How a page is looked at. */
export interface View {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly dark: boolean;
}

export const views = {
  wide: { name: "wide", width: 1920, height: 1080, dark: false },
  laptop: { name: "laptop", width: 1366, height: 768, dark: false },
  dark: { name: "dark", width: 1366, height: 900, dark: true },
  narrow: { name: "narrow", width: 360, height: 780, dark: false },
} as const satisfies Record<string, View>;

/** A page of its own context; `complaints` collects console errors and uncaught exceptions. */
export const openView = async (browser: Browser, view: View): Promise<{ page: Page; complaints: string[] }> => {
  const context = await browser.newContext({
    viewport: { width: view.width, height: view.height },
    colorScheme: view.dark ? "dark" : "light",
    reducedMotion: "reduce",
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  return { page, complaints };
};
