import { randomUUID } from "node:crypto";
import { type SecretView, type SoftwarePackageView, softwarePackageCreate } from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";

const title = z.object({ name: z.string(), version: z.string() });

/** Steps before what they name by name has become ids; the schema of steps then judges them. */
const looseStep = z.record(z.string(), z.unknown());

/**
 * A software package in a file: as the API has it, but with other packages by name and version and secrets by name, so
 * that it can be carried to another server. Files lie in a folder beside it; those listed are for people.
 */
export const definitionFile = z.looseObject({
  windlass: z.literal("software-package"),
  name: z.string(),
  version: z.string(),
  dependencies: z.array(title).default([]),
  replaces: z.array(title).default([]),
  steps: z.array(looseStep).default([]),
  uninstallSteps: z.array(looseStep).default([]),
});
export type DefinitionFile = z.infer<typeof definitionFile>;

/** What a server has, by which names become ids and ids names. */
export interface Known {
  readonly packages: readonly Pick<SoftwarePackageView, "id" | "name" | "version">[];
  readonly secrets: readonly Pick<SecretView, "id" | "definition">[];
}

const listsOfValues = ["variables", "properties"] as const;

/** The step with each of its variables and properties as `change` makes them. */
const withValues = (
  step: Readonly<Record<string, unknown>>,
  change: (value: Readonly<Record<string, unknown>>) => object,
): Record<string, unknown> => {
  const changed: Record<string, unknown> = { ...step };
  for (const name of listsOfValues) {
    const list = z.array(looseStep).safeParse(step[name]);
    if (list.success) changed[name] = list.data.map(change);
  }
  return changed;
};

const titlesOf = (ids: readonly string[], { packages }: Known): z.infer<typeof title>[] =>
  ids.flatMap((wanted) => {
    const found = packages.find(({ id }) => id === wanted);
    return found ? [{ name: found.name, version: found.version }] : [];
  });

/** The file of a package. Ids of steps are left out: wherever it is imported they are made anew. */
export const fileOfPackage = (view: SoftwarePackageView, known: Known): DefinitionFile => {
  const named = (step: object) => {
    const { id: _id, ...rest } = withValues({ ...step }, (value) => {
      if (!("secretId" in value)) return value;
      const secret = known.secrets.find(({ id }) => id === value.secretId);
      return { name: value.name, secret: secret?.definition.name ?? value.secretId };
    });
    return rest;
  };
  const { id: _id, organisationId, productId, revision, fileFacts, updatedAt, ...definition } = view;
  return {
    windlass: "software-package",
    ...definition,
    dependencies: titlesOf(view.dependencies, known),
    replaces: titlesOf(view.replaces, known),
    steps: view.steps.map(named),
    uninstallSteps: view.uninstallSteps.map(named),
  };
};

const packageIdOf = (verb: string, wanted: z.infer<typeof title>, { packages }: Known): string => {
  const found = packages.find(
    ({ name, version }) => name.toLowerCase() === wanted.name.toLowerCase() && version === wanted.version,
  );
  if (found) return found.id;
  throw new WrongUsage(
    `It ${verb} ${wanted.name} ${wanted.version}, which the server does not have: import it before.`,
  );
};

const secretIdOf = (wanted: string, { secrets }: Known): string => {
  const found = secrets.filter(({ id, definition }) => id === wanted || definition.name === wanted);
  const [only] = found;
  if (only && found.length === 1) return only.id;
  throw new WrongUsage(
    only
      ? `There are several secrets called “${wanted}”: name it by its id.`
      : `It takes the secret “${wanted}”, which the server does not have: make it there before.`,
  );
};

/**
 * What the server is sent of a file.
 *
 * @throws WrongUsage where it names what the server does not have, or is no package
 */
export const packageOfFile = (file: DefinitionFile, organisationId: string, known: Known) => {
  const identified = (step: Readonly<Record<string, unknown>>) => ({
    ...withValues(step, (value) =>
      typeof value.secret === "string" ? { name: value.name, secretId: secretIdOf(value.secret, known) } : value,
    ),
    id: randomUUID(),
  });
  const { windlass: _windlass, files: _files, ...definition } = file;
  const read = softwarePackageCreate.safeParse({
    ...definition,
    organisationId,
    dependencies: file.dependencies.map((wanted) => packageIdOf("depends on", wanted, known)),
    replaces: file.replaces.map((wanted) => packageIdOf("replaces", wanted, known)),
    steps: file.steps.map(identified),
    uninstallSteps: file.uninstallSteps.map(identified),
  });
  if (read.success) return read.data;
  throw new WrongUsage(`This is no software package: ${z.prettifyError(read.error)}`);
};
