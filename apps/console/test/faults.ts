import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

/** Waits for colours to stand still; animations that never end show that something is under way. */
export const settle = async (page: Page): Promise<void> => {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every((one) => one.playState !== "running" || one.effect?.getComputedTiming().endTime === Infinity),
  );
};

/**
 * What axe finds wrong with a page, a line for each rule.
 *
 * @param rules - only these; otherwise all
 */
export const faultsOf = async (page: Page, rules: readonly string[] = []): Promise<string[]> => {
  await settle(page);
  const { violations } = await new AxeBuilder({ page })
    // Fluent's own guards of the focus are hidden and can be reached for a moment, which they hand on.
    .exclude("[data-tabster-dummy]")
    // No frames, so no page of axe's own for each look; and nobody reads what is in order: a third of the time.
    .setLegacyMode(true)
    .options({
      resultTypes: ["violations"],
      ...(rules.length > 0 && { runOnly: { type: "rule", values: [...rules] } }),
    })
    .analyze();
  return violations.map((violation) => `${violation.id}: ${violation.nodes.map((node) => node.html).join(" | ")}`);
};
