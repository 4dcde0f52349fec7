import type { MdtStep } from "@windlass/protocol";

/** What a step says under a name, in small letters; empty where it says nothing, or a password. */
export const variableOf = ({ variables }: MdtStep, name: string): string =>
  variables.find((variable) => variable.name.toLowerCase() === name)?.value ?? "";
