import { computerName, computerNameTemplateProblem } from "@windlass/planner";
import { WindlassError } from "@windlass/protocol";

/** Serial number that examples are made with. */
export const exampleSerialNumber = "5CG1234ABC";

/** Digits for the example that do not change with every key pressed. */
const steadyDigits = () => {
  let next = 0.7;
  return () => {
    const value = next;
    next = (next + 0.3) % 1;
    return value;
  };
};

const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

export type ComputerNameExample = { readonly name: string } | { readonly problem: string };

/** The name that a template gives the example device, or why it gives none that Windows accepts. */
export const computerNameExample = (template: string): ComputerNameExample => {
  const text = template.trim();
  if (text === "") return { problem: "This is needed." };
  const templateProblem = computerNameTemplateProblem(text);
  if (templateProblem) return { problem: sentence(templateProblem) };
  try {
    return { name: computerName(text, exampleSerialNumber, steadyDigits()) };
  } catch (error) {
    if (error instanceof WindlassError) return { problem: error.message };
    throw error;
  }
};
