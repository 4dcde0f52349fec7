import { useQuery } from "@tanstack/react-query";
import { dependencyCycle } from "@windlass/planner";
import type { SoftwarePackageView } from "@windlass/protocol";
import { softwarePackagesQuery } from "../../api/software-packages.ts";
import { wordsOf } from "../../forms/schema-form/words.ts";
import { PackagesField } from "./packages-field.tsx";
import { stepWords } from "./steps/step-words.ts";

interface DependenciesFieldProps {
  readonly softwarePackage: SoftwarePackageView;
  readonly value: readonly string[];
  readonly readOnly: boolean;
  readonly onChange: (dependencies: string[]) => void;
}

/** The packages that must be there before, with the way round where they come to need each other. */
export const DependenciesField = ({ softwarePackage, value, readOnly, onChange }: DependenciesFieldProps) => {
  const { id, organisationId } = softwarePackage;
  const { data: packages } = useQuery(softwarePackagesQuery(organisationId));
  const cycle = dependencyCycle(
    (packages ?? []).map((other) => (other.id === id ? { ...other, dependencies: [...value] } : other)),
    id,
  );
  const problem = cycle && {
    validationMessage: `They go round in a circle: ${cycle.join(" → ")}.`,
    validationState: "error" as const,
  };
  return (
    <PackagesField
      field={{ ...wordsOf(stepWords, "package", "dependencies"), ...problem }}
      listLabel="Dependencies"
      removeLabel={(title) => `Remove the dependency on ${title}`}
      packages={packages}
      packageId={id}
      value={value}
      readOnly={readOnly}
      onChange={onChange}
    />
  );
};
