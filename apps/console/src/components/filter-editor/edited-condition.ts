import { filterFields, operatorsFor } from "@windlass/planner";
import {
  architectureCondition,
  chassisCondition,
  type FilterCondition,
  type FilterField,
  flagCondition,
  hardwareIdCondition,
  numberCondition,
  placeCondition,
  textCondition,
  versionCondition,
} from "@windlass/protocol";
import { z } from "zod";

const texts = z.array(z.string());

/** A condition while it is being entered: complete in form, perhaps still without a value. */
const editedCondition = z.discriminatedUnion("field", [
  textCondition.extend({ values: texts }),
  hardwareIdCondition.extend({ values: texts }),
  architectureCondition.extend({ values: z.array(architectureCondition.shape.values.element) }),
  chassisCondition.extend({ values: z.array(chassisCondition.shape.values.element) }),
  placeCondition.extend({ values: texts }),
  numberCondition.extend({ value: z.number() }),
  versionCondition.extend({ value: z.string() }),
  flagCondition,
]);

const firstValues: Partial<Record<FilterField, unknown>> = {
  architecture: ["x64"],
  chassis: ["laptop"],
  "os-build": 26100,
  "memory-gigabytes": 16,
  "disk-gigabytes": 256,
  "os-version": "10.0",
  "tpm-version": "2.0",
};

/** A condition on a field, as it begins. */
export const newCondition = (field: FilterField): FilterCondition => {
  const { kind } = filterFields[field];
  const isCounted = kind === "number" || kind === "version";
  const operator = isCounted ? "at-least" : operatorsFor(field)[0];
  if (kind === "flag") return editedCondition.parse({ field, operator, value: true });
  if (isCounted) return editedCondition.parse({ field, operator, value: firstValues[field] });
  return editedCondition.parse({ field, operator, values: firstValues[field] ?? [] });
};

/** The condition with other values, one value or another operator; `changes` come from inputs that offer only what fits. */
export const changed = (
  condition: FilterCondition,
  changes: { readonly operator?: string; readonly values?: readonly string[]; readonly value?: unknown },
): FilterCondition => editedCondition.parse({ ...condition, ...changes });
