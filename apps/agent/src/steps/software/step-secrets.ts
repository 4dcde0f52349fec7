import { propertyVariable } from "@windlass/planner";
import { type ProgramStep, type SecretValue, secretIdsOf, secretText, secretVariables } from "@windlass/protocol";
import { fetchSecrets } from "../fetch-secrets.ts";
import type { StepContext } from "../step.ts";
import type { SoftwareStep } from "./package-files.ts";

/** What a program is given of secrets. JavaScript cannot wipe texts; they are let go as soon as the step is over. */
export interface StepSecrets {
  readonly environment: Readonly<Record<string, string>>;
  /** To be taken out of whatever the program writes. */
  readonly hidden: readonly string[];
}

const variablesOf = (program: ProgramStep, values: ReadonlyMap<string, SecretValue>): Record<string, string> => {
  const environment: Record<string, string> = {};
  for (const variable of program.variables) {
    const value = "secretId" in variable ? values.get(variable.secretId) : undefined;
    if (value) Object.assign(environment, secretVariables(variable.name, value));
  }
  for (const [index, property] of (program.kind === "msi" ? program.properties : []).entries()) {
    const value = "secretId" in property ? values.get(property.secretId) : undefined;
    if (value) environment[propertyVariable(index)] = secretText(value) ?? "";
  }
  return environment;
};

/** User names are no secrets, but what they came with is. */
const hiddenOf = (values: ReadonlyMap<string, SecretValue>): string[] =>
  [...values.values()].flatMap((value) => secretText(value) ?? []);

/**
 * The secrets that a step's program is given, fetched when it runs and not before. Away from the server the step waits.
 *
 * @throws Refusal what the server says against it; WindlassError `device.secrets-unreadable`
 */
export const secretsOf = async (
  planned: SoftwareStep,
  program: ProgramStep,
  context: StepContext,
): Promise<StepSecrets> => {
  const values = await fetchSecrets(planned, secretIdsOf(program), context);
  return { environment: variablesOf(program, values), hidden: hiddenOf(values) };
};
