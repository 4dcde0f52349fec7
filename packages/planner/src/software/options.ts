import { type BuildDefinition, type PackageOptions, packageOptions, type SoftwareStep } from "@windlass/protocol";

type WithOptions = Pick<BuildDefinition, "packageOptions">;

/** How a build has a package: as usual where it says nothing of it. */
export const optionsOf = (build: WithOptions, packageId: string): PackageOptions =>
  build.packageOptions.find((entry) => entry.packageId === packageId) ?? packageOptions.parse({ packageId });

const isUsual = ({ presence, phase, overrides }: PackageOptions): boolean =>
  presence === "required" && phase === "before-sign-in" && overrides.length === 0;

/**
 * The options that say something, in the order of the list, their overrides by name: builds that mean the same are
 * published as the same text.
 */
export const sparseOptions = (build: WithOptions & Pick<BuildDefinition, "packageIds">): PackageOptions[] => {
  const placeOf = ({ packageId }: PackageOptions): number => build.packageIds.indexOf(packageId);
  const keyOf = ({ of, name }: PackageOptions["overrides"][number]): string => `${of} ${name}`;
  return build.packageOptions
    .filter((entry) => !isUsual(entry))
    .toSorted((left, right) => placeOf(left) - placeOf(right))
    .map((entry) => ({
      ...entry,
      overrides: entry.overrides.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1)),
    }));
};

/** What a parameter is in the package: a text, or a secret by reference. */
export type ParameterValue = { readonly value: string } | { readonly secretId: string };

/** A value that the steps of a package are given, and that a build can change. */
export interface PackageParameter {
  readonly of: "variable" | "property";
  readonly name: string;
  /** What it is in the steps that have it: usually one value. */
  readonly defaults: readonly ParameterValue[];
}

const onlyValue = (entry: ParameterValue): ParameterValue =>
  "value" in entry ? { value: entry.value } : { secretId: entry.secretId };

const parametersOfStep = (step: SoftwareStep): PackageParameter[] => {
  const told = (of: PackageParameter["of"]) => (entry: ParameterValue & { readonly name: string }) => ({
    of,
    name: entry.name,
    defaults: [onlyValue(entry)],
  });
  return [
    ...("variables" in step ? step.variables.map(told("variable")) : []),
    ...(step.kind === "msi" ? step.properties.map(told("property")) : []),
  ];
};

const sameParameter = (
  left: Pick<PackageParameter, "of" | "name">,
  right: Pick<PackageParameter, "of" | "name">,
): boolean => left.of === right.of && left.name === right.name;

const sameValue = (left: ParameterValue, right: ParameterValue): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/** The variables and properties of the steps that install a package, each once, in the order in which they come. */
export const parametersOf = ({ steps }: { readonly steps: readonly SoftwareStep[] }): PackageParameter[] => {
  const found: PackageParameter[] = [];
  for (const parameter of steps.flatMap(parametersOfStep)) {
    const at = found.findIndex((known) => sameParameter(known, parameter));
    const known = found[at];
    if (!known) found.push(parameter);
    else {
      const fresh = parameter.defaults.filter((value) => !known.defaults.some((other) => sameValue(other, value)));
      found[at] = { ...known, defaults: [...known.defaults, ...fresh] };
    }
  }
  return found;
};

/** The override of a parameter; undefined: it is as the package has it. */
export const overrideOf = (
  overrides: PackageOptions["overrides"],
  parameter: Pick<PackageParameter, "of" | "name">,
): PackageOptions["overrides"][number] | undefined => overrides.find((one) => sameParameter(one, parameter));

/** A step with a build's values in place of its own. Steps that remove a package keep theirs: they are the package's. */
export const withOverrides = (step: SoftwareStep, overrides: PackageOptions["overrides"]): SoftwareStep => {
  if (!("variables" in step) || overrides.length === 0) return step;
  const replaced =
    (of: PackageParameter["of"]) =>
    <Entry extends ParameterValue & { readonly name: string }>(entry: Entry) => {
      const override = overrideOf(overrides, { of, name: entry.name });
      return override ? { name: entry.name, ...onlyValue(override) } : entry;
    };
  const variables = step.variables.map(replaced("variable"));
  if (step.kind === "msi") return { ...step, variables, properties: step.properties.map(replaced("property")) };
  return { ...step, variables };
};
