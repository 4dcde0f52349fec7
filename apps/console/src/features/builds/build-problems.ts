import { endingProblems, type ModelOfBuild, operatingSystemProblems } from "@windlass/planner";
import { type BuildDefinition, buildDefinition, type SoftwarePackageView } from "@windlass/protocol";
import { type Problems, problemsOf } from "../../forms/problems.ts";
import { computerNameExample, patternProblem } from "./general/computer-name-example.ts";
import { optionProblems } from "./software/option-problems.ts";

/** Fields that can contradict each other: what is wrong with one can come of another. */
export const endingFields = ["ending", "join", "administrator", "autopilot", "securityModelId"] as const;

/** The first contradiction of each field. */
const contradictions = (definition: BuildDefinition, model: ModelOfBuild): Problems => {
  const problems: Record<string, string> = {};
  for (const { field, message } of endingProblems(definition, model)) problems[field] ??= message;
  return problems;
};

/** Of the Windows of each architecture, as far as its image does not have to be known. */
const windowsContradictions = ({ operatingSystems, ending }: BuildDefinition): Problems =>
  Object.fromEntries(
    operatingSystems.flatMap((entry, index) =>
      operatingSystemProblems(entry, null, ending)
        .slice(0, 1)
        .map((message) => [`operatingSystems.${index}.productKey`, message]),
    ),
  );

/**
 * What stands against saving a build.
 *
 * @param model that the build names; undefined: not known yet, and nothing is said about what depends on it
 * @param packages that it can list; none: not known yet
 */
export const buildProblems = (
  definition: BuildDefinition,
  model: ModelOfBuild | undefined,
  packages: readonly SoftwarePackageView[] = [],
): Problems => {
  const example = computerNameExample(definition.computerNameTemplate);
  const pattern = patternProblem(definition.naming);
  return {
    ...(model !== undefined && contradictions(definition, model)),
    ...windowsContradictions(definition),
    ...optionProblems(definition, packages),
    ...problemsOf(buildDefinition, definition),
    ...("problem" in example && { computerNameTemplate: example.problem }),
    ...(pattern && { "naming.ask.pattern": pattern }),
  };
};
