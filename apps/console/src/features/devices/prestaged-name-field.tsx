import { computerNameProblem } from "@windlass/planner";
import type { Problems } from "../../forms/problems.ts";
import { TextField } from "../../forms/text-field.tsx";

/** What is wrong with a name that is entered in advance; an empty one leaves it to the build. */
export const prestagedNameProblem = (name: string): Problems => {
  const what = name.trim() === "" ? null : computerNameProblem(name.trim());
  return what === null ? {} : { prestagedName: `It cannot be used: ${what}.` };
};

interface PrestagedNameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly problem?: string | undefined;
}

/** The computer name that a pre-staged device gets. */
export const PrestagedNameField = (props: PrestagedNameFieldProps) => (
  <TextField
    label="Computer name"
    monospace
    autoComplete="off"
    hint="Empty: as the build says. A build that asks for a name needs one here."
    {...props}
  />
);
