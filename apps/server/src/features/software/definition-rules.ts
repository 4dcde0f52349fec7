import { dependencyCycle, neededReplacement, replacementCycle } from "@windlass/planner";
import { packageDetailsProblems, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { definitionOf } from "./presenter.ts";
import * as packages from "./repository.ts";

const invalid = (problems: readonly string[]) =>
  new WindlassError("request.invalid", { parameters: { problems: problems.join("; ") } });

/** Steps of a plan are known by their ids. */
const repeatedSteps = ({ steps, uninstallSteps }: packages.PackageDefinition): string[] => {
  const ids = [...steps, ...uninstallSteps].map((step) => step.id);
  return new Set(ids).size < ids.length ? ["steps: two of them have the same id"] : [];
};

const newPackage = "a package that is being made";

/**
 * Refuses a definition that could not stand. Call it with the organisation's definitions locked: two packages could
 * otherwise come to need each other at the same time.
 *
 * What a replaced package lacks (detection rules, uninstall steps) is told where it is chosen and refused when publishing:
 * it may be completed later, and can lose them later, too.
 *
 * @param id of the package that is changed; null for a new one, which nothing can need yet
 * @throws request.invalid, software.dependency-missing, software.dependency-cycle, software.replaced-missing,
 *   software.replacement-cycle, software.replaced-needed
 */
export const requireSoundDefinition = async (
  connection: Connection,
  organisationId: string,
  id: string | null,
  definition: packages.PackageDefinition,
): Promise<void> => {
  const problems = [
    ...repeatedSteps(definition),
    ...packageDetailsProblems(definition).map((text) => `class: ${text}`),
  ];
  if (problems.length > 0) throw invalid(problems);
  if (definition.dependencies.length === 0 && definition.replaces.length === 0) return;
  const others = (await packages.readPackages(connection, organisationId)).map((row) => ({
    id: row.id,
    ...definitionOf(row),
  }));
  const name = `${definition.name} ${definition.version}`;
  const isThere = (wanted: string): boolean => others.some((other) => other.id === wanted);
  const missing = definition.dependencies.find((wanted) => !isThere(wanted));
  if (missing) throw new WindlassError("software.dependency-missing", { parameters: { name, id: missing } });
  const lost = definition.replaces.find((wanted) => !isThere(wanted));
  if (lost) throw new WindlassError("software.replaced-missing", { parameters: { name, id: lost } });
  // Nothing names a package that is only being made: any id will do for it.
  const changed = id ?? newPackage;
  const after = [...others.filter((other) => other.id !== changed), { id: changed, ...definition }];
  const object = { kind: "software package", ...(id !== null && { id }), name: definition.name };
  const cycle = dependencyCycle(after, changed);
  if (cycle) throw new WindlassError("software.dependency-cycle", { parameters: { path: cycle.join(" → ") }, object });
  const circle = replacementCycle(after, changed);
  if (circle)
    throw new WindlassError("software.replacement-cycle", { parameters: { path: circle.join(" → ") }, object });
  const way = neededReplacement(after, changed);
  if (way)
    throw new WindlassError("software.replaced-needed", {
      parameters: { name, replaced: way.at(-1) ?? "", path: way.join(" → ") },
      object,
    });
};
