import type { MdtStep } from "@windlass/protocol";
import { nameTemplateOf } from "./name-template.ts";
import { carried, left, type Outcome } from "./report-book.ts";
import { variableOf } from "./step-variables.ts";

/** What a step "Set Task Sequence Variable" says that matters here. */
interface SetVariable {
  readonly outcome: Outcome;
  readonly nameTemplate: string | null;
  readonly driverGroup: string | null;
}

const nothing = { nameTemplate: null, driverGroup: null };

export const setVariable = (step: MdtStep): SetVariable => {
  const name = variableOf(step, "variablename") || variableOf(step, "variable");
  const value = variableOf(step, "variablevalue") || variableOf(step, "value");
  if (step.variables.some(({ hidden }) => hidden)) {
    const remedy = "Make a secret of it, and name the secret where it is needed.";
    return { ...nothing, outcome: left(`It sets ${name} to a password, which stays in the share.`, remedy) };
  }
  if (/^(?:osd)?computername$/i.test(name)) {
    const { template, notes } = nameTemplateOf(value);
    const outcome = carried(`computer name ${template} of the build`, notes);
    return { ...nothing, nameTemplate: template, outcome };
  }
  if (/^drivergroup\d{0,3}$/i.test(name)) return { ...nothing, driverGroup: value, outcome: driverGroupOutcome };
  const remedy = "Where a later step reads it, give that step the value.";
  return { ...nothing, outcome: left(`It sets the variable ${name}; steps do not share variables.`, remedy) };
};

/** Of a DriverGroup, wherever it is said. */
export const driverGroupOutcome = carried("filters of the driver packs", [
  "Beside a pack for the model, drivers of others may fit by their identifiers.",
]);
