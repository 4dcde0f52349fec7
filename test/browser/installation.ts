import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Locator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type Lab, type Server, startLab, startServer } from "../../apps/cli/src/demo/installation.ts";
import { launchBrowser, openView, views } from "../../apps/console/test/browser.ts";
import { needsProgram } from "../support/programs.ts";
import { keepPicture } from "./screenshots.ts";

/** A server of its own with a lab beside it, and a browser that looks at its console. */
export interface Installation {
  /** For files of the test; removed afterwards. */
  readonly folder: string;
  readonly lab: Lab;
  readonly server: Server;
  readonly page: Page;
  /** Console errors and uncaught exceptions of the page. */
  readonly complaints: readonly string[];
}

/** Whoever a test signs in as. */
export const person = { name: "Ada Administrator", email: "ada@example.test", password: "a long enough password" };

/** How many times faster than real ones the lab's tenant and the server's looks at it are. */
const pace = 600;

type Environment = Readonly<Record<string, string>>;

const startInstallation = async (folder: string, environment: Environment): Promise<{ lab: Lab; server: Server }> => {
  // PostgreSQL runs as an account of its own and must pass through.
  await chmod(folder, 0o711);
  const lab = await startLab(folder, pace);
  const server = await startServer({
    dataDirectory: join(folder, "server"),
    logFile: join(folder, "server.log"),
    labUrl: lab.url,
    host: "127.0.0.1",
    port: 0,
    sourcePort: 0,
    registrationPace: pace,
    environment,
  });
  return { lab, server };
};

/**
 * Gives a file's tests an installation; ends it after them, and keeps a picture where one fails.
 *
 * @param settings - of the server, beside the usual ones; asked for when it starts
 */
export const useInstallation = (settings: () => Promise<Environment> = async () => ({})): (() => Installation) => {
  let installation: Installation | undefined;
  let browser: Browser | undefined;
  let folder: string | undefined;

  const current = (): Installation => {
    if (!installation) throw new Error("the installation is not started yet");
    return installation;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "windlass-browser-"));
    const started = await startInstallation(folder, await settings());
    browser = await launchBrowser();
    installation = { folder, ...started, ...(await openView(browser, views.laptop)) };
  });

  beforeEach((context) => needsProgram(context, "chromium"));

  afterEach(async ({ task }) => {
    if (task.result?.state !== "fail") return;
    const { page, complaints } = current();
    await keepPicture(page, "failed");
    console.error(`${page.url()}\n${complaints.join("\n")}\n${await page.locator("body").innerText()}`.slice(0, 3000));
  });

  afterAll(async () => {
    await browser?.close();
    await installation?.server.child.stop();
    await installation?.lab.child.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  return current;
};

/** A page's parts as a person names them. */
export const hands = (page: () => Page) => {
  const panel = () => page().getByRole("dialog");
  /** A field by its label; required ones end in a star. */
  const labelled = (label: string, within: Page | Locator = page()) =>
    within.getByLabel(new RegExp(`^${label.replaceAll(/[()]/g, "\\$&")}\\s*\\*?$`)).first();
  const fill = (label: string, value: string, within: Page | Locator = page()) => labelled(label, within).fill(value);
  const press = (name: string | RegExp, within: Page | Locator = page()) =>
    within
      .getByRole("button", { name, exact: typeof name === "string" })
      .first()
      .click();
  /** Saves an editor. The button is disabled already while it saves; only the answer says that it is kept. */
  const save = async (): Promise<void> => {
    const answer = page().waitForResponse((response) => response.request().method() === "PUT");
    await press("Save");
    expect((await answer).status()).toBe(200);
  };
  const goTo = (name: string) => page().getByRole("navigation").getByText(name, { exact: true }).click();
  const seen = (text: string | RegExp, timeout = 30_000) => page().getByText(text).first().waitFor({ timeout });

  /** With the link of the terminal, as the first administrator. */
  const setUp = async ({ server }: Installation): Promise<void> => {
    await page().goto(`${server.url}/set-up#token=${server.setUpToken}`);
    await fill("Your name", person.name);
    await fill("E-mail address", person.email);
    await fill("Password", person.password);
    await fill("Password again", person.password);
    await press("Create administrator");
    await seen("Welcome to Windlass");
  };

  return { panel, labelled, fill, press, save, goTo, seen, setUp };
};
