import { randomUUID } from "node:crypto";
import { definitionOfDocument, documentOf, kindsOfObjects, type Names } from "@windlass/planner";
import type { SoftwarePackageView } from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { issueText } from "../code/issue-text.ts";

const { schema } = kindsOfObjects["software-package"];

/**
 * A software package in a file: the document of configuration as code, which names other packages by name and version and
 * secrets by name, so that it can be carried to another server. Files lie in a folder beside it; those listed are for people.
 */
export const definitionFile = z.looseObject({
  windlass: z.literal("software-package"),
  name: z.string(),
  version: z.string(),
});
export type DefinitionFile = z.infer<typeof definitionFile>;

/** The file of a package. Ids are left out: wherever it is imported they are made anew. */
export const fileOfPackage = (view: SoftwarePackageView, names: Names): DefinitionFile =>
  definitionFile.parse({ windlass: "software-package", ...documentOf(schema, schema.parse(view), names.nameOf) });

/**
 * What the server is sent of a file.
 *
 * @param there the package as the server has it, whose steps keep their ids
 * @throws WrongUsage where it names what the server does not have, or is no package
 */
export const packageOfFile = (
  { windlass: _windlass, files: _files, ...document }: DefinitionFile,
  names: Names,
  there: SoftwarePackageView | undefined,
): Readonly<Record<string, unknown>> => {
  const references = { idOf: names.idOf, makeId: randomUUID };
  const { definition, issues } = definitionOfDocument(schema, document, there, references);
  if (!definition) {
    const told = issues.map(issueText);
    throw new WrongUsage(`This is no software package: ${told.join("; ")}.`);
  }
  const { files: _none, ...rest } = definition;
  return rest;
};
