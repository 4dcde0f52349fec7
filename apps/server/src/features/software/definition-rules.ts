import { dependencyCycle } from "@windlass/planner";
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

/**
 * Refuses a definition that could not stand. Call it with the organisation's definitions locked: two packages could
 * otherwise come to need each other at the same time.
 *
 * @param id of the package that is changed; null for a new one, which nothing can need yet
 * @throws request.invalid, software.dependency-missing, software.dependency-cycle
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
  if (definition.dependencies.length === 0) return;
  const others = (await packages.readPackages(connection, organisationId)).map((row) => ({
    id: row.id,
    ...definitionOf(row),
  }));
  const missing = definition.dependencies.find((dependency) => !others.some((other) => other.id === dependency));
  if (missing)
    throw new WindlassError("software.dependency-missing", {
      parameters: { name: `${definition.name} ${definition.version}`, id: missing },
    });
  if (id === null) return;
  const after = [...others.filter((other) => other.id !== id), { id, ...definition }];
  const cycle = dependencyCycle(after, id);
  if (cycle)
    throw new WindlassError("software.dependency-cycle", {
      parameters: { path: cycle.join(" → ") },
      object: { kind: "software package", id, name: definition.name },
    });
};
