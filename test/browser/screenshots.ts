import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { settle } from "../../apps/console/test/faults.ts";

const folder = join(import.meta.dirname, "../artifacts/main-flow");

/** A picture of the screen as it is. */
export const keepPicture = async (page: Page, name: string): Promise<void> => {
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** A picture of the screen for people, and axe's judgement: no violation of WCAG 2.2 A and AA. */
export const lookAt = async (page: Page, name: string): Promise<void> => {
  await settle(page);
  await keepPicture(page, name);
  const { violations } = await new AxeBuilder({ page })
    // Fluent UI's own: empty elements that keep the focus inside a panel, and the arrow of a field that is wholly clickable.
    .exclude("[data-tabster-dummy]")
    .exclude(".fui-Combobox__expandIcon")
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
  expect(found, `accessibility of ${name}`).toEqual([]);
};
