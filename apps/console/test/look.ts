/**
 * Takes pictures of screens into `.cache/console-screens`, to be looked at:
 * `node apps/console/test/look.ts [full|empty|failing|loading|many] [wide|laptop|dark|narrow] [path …]`.
 */
import { mkdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { launchBrowser, openView, views } from "./browser.ts";
import { makeMany } from "./fake-api/seed/many.ts";
import { emptyStore, fullStore } from "./fake-api/seed/scenarios.ts";
import { startFakeApi } from "./fake-api/start.ts";
import { goToScreen, screensOf } from "./screens.ts";

const [scenario = "full", viewName = "laptop", ...wanted] = process.argv.slice(2);
const directory = fileURLToPath(new URL("../../../.cache/console-screens", import.meta.url));
mkdirSync(directory, { recursive: true });

const store = scenario === "empty" ? emptyStore() : fullStore(scenario === "many" ? 1000 : 24);
if (scenario === "many") makeMany(store, 1000);
const misbehaviour = { failing: scenario === "failing", delay: scenario === "loading" ? 60_000 : 0 };
const api = await startFakeApi(store, misbehaviour);
const browser = await launchBrowser();
const view = Object.values(views).find((candidate) => candidate.name === viewName) ?? views.laptop;
const { page, complaints } = await openView(browser, view);
for (const screen of screensOf(store)) {
  const [name] = screen;
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await goToScreen(page, api.url, screen);
  await page.locator("h1").first().waitFor();
  await page.waitForTimeout(700);
  await page.screenshot({ path: `${directory}/${scenario}-${view.name}-${name}.png` });
}
console.log(complaints.map((c) => c.slice(0, 400)).join("\n"));
await browser.close();
await api.close();
