import type { MdtCondition } from "@windlass/protocol";
import { setting } from "./shares.ts";

const only = (variables: Readonly<Record<string, string>>, type = "Variable"): MdtCondition => ({
  kind: "expression",
  type: `SMS_TaskSequence_${type}ConditionExpression`,
  variables: Object.entries(variables).map(([name, value]) => setting(name, value)),
});
/** A variable has a value. */
export const variableIs = (name: string, value: string) => only({ Variable: name, Operator: "equals", Value: value });
/** A query of WMI finds something. */
export const query = (text: string) => only({ Namespace: "root\\cimv2", Query: text }, "WMI");
