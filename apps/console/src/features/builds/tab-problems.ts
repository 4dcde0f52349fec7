import type { Problems } from "../../forms/problems.ts";
import type { BuildTab } from "./build-tab.ts";
import type { BuildTabId } from "./build-tab-ids.ts";

/** How many problems lie in what a tab edits. */
export const problemCount = ({ fields }: Pick<BuildTab, "fields">, problems: Problems): number =>
  Object.keys(problems).filter((path) => fields.some((field) => path === field || path.startsWith(`${field}.`))).length;

/** Where the first problem is; undefined where there is none. */
export const firstTabWithProblem = (
  tabs: readonly Pick<BuildTab, "id" | "fields">[],
  problems: Problems,
): BuildTabId | undefined => tabs.find((tab) => problemCount(tab, problems) > 0)?.id;
