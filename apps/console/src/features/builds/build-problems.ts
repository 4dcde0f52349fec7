import { type BuildDefinition, buildDefinition } from "@windlass/protocol";
import { type Problems, problemsOf } from "../../forms/problems.ts";
import { computerNameExample } from "./general/computer-name-example.ts";

/** What stands against saving a build. */
export const buildProblems = (definition: BuildDefinition): Problems => {
  const example = computerNameExample(definition.computerNameTemplate);
  return {
    ...problemsOf(buildDefinition, definition),
    ...("problem" in example && { computerNameTemplate: example.problem }),
  };
};
