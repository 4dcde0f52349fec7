import type { BuildDefinition } from "@windlass/protocol";
import { useState } from "react";
import { noProblems, type Problems } from "../../forms/problems.ts";
import { shownProblems } from "../../forms/shown-problems.ts";
import { buildProblems } from "./build-problems.ts";
import type { BuildTabId } from "./build-tab-ids.ts";
import { buildTabs } from "./build-tabs.ts";
import { firstTabWithProblem } from "./tab-problems.ts";

interface BuildProblems {
  /** Those of what was changed, as it is typed; all once somebody tried to save. */
  readonly shown: Problems;
  /** Goes on where there is none; else shows all and says on which tab the first one is. */
  readonly unlessProblems: (goOn: () => void, showTab: (tab: BuildTabId) => void) => void;
}

/** @param start what the editing began from */
export const useBuildProblems = (value: BuildDefinition, start: BuildDefinition): BuildProblems => {
  const [all, setAll] = useState(false);
  const found = buildProblems(value);
  const keys = Object.keys(start) as (keyof BuildDefinition)[];
  const changed = new Set<string>(keys.filter((key) => value[key] !== start[key]));
  return {
    shown: shownProblems(found, changed, all),
    unlessProblems: (goOn, showTab) => {
      if (noProblems(found)) return goOn();
      setAll(true);
      const tab = firstTabWithProblem(buildTabs, found);
      if (tab) showTab(tab);
    },
  };
};
