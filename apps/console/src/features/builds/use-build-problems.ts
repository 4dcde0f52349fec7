import { useQuery } from "@tanstack/react-query";
import type { BuildDefinition } from "@windlass/protocol";
import { useState } from "react";
import { definitionsQuery } from "../../api/definitions.ts";
import { softwarePackagesQuery } from "../../api/software-packages.ts";
import { noProblems, type Problems } from "../../forms/problems.ts";
import { shownProblems } from "../../forms/shown-problems.ts";
import { buildProblems, endingFields } from "./build-problems.ts";
import type { BuildTabId } from "./build-tab-ids.ts";
import { buildTabs } from "./build-tabs.ts";
import { firstTabWithProblem } from "./tab-problems.ts";

interface BuildProblems {
  /** Those of what was changed, as it is typed; all once somebody tried to save. */
  readonly shown: Problems;
  /** Goes on where there is none; else shows all and says on which tab the first one is. */
  readonly unlessProblems: (goOn: () => void, showTab: (tab: BuildTabId) => void) => void;
}

/** The local security model that a build names; undefined while it is not known. */
const useModel = (id: string | null, organisationId: string) => {
  const models = useQuery({
    ...definitionsQuery("security-model", organisationId),
    enabled: organisationId !== "",
  });
  if (id === null) return null;
  return models.data ? (models.data.find((model) => model.id === id)?.definition ?? null) : undefined;
};

/** @param start what the editing began from */
export const useBuildProblems = (
  value: BuildDefinition,
  start: BuildDefinition,
  organisationId: string,
): BuildProblems => {
  const [all, setAll] = useState(false);
  const packages = useQuery({ ...softwarePackagesQuery(organisationId), enabled: organisationId !== "" });
  const found = buildProblems(value, useModel(value.securityModelId, organisationId), packages.data);
  const keys = Object.keys(start) as (keyof BuildDefinition)[];
  const changed = new Set<string>(keys.filter((key) => value[key] !== start[key]));
  if (endingFields.some((field) => changed.has(field))) for (const field of endingFields) changed.add(field);
  // Which packages there are and how the build ends says what can be had of them.
  if (changed.has("packageIds") || changed.has("ending")) changed.add("packageOptions");
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
