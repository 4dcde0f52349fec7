import { randomUUID } from "node:crypto";
import { definitionOfDocument, documentOf, kindsOfObjects, type Names } from "@windlass/planner";
import { type Definition, type DefinitionKind, definition, definitionKind } from "@windlass/protocol";
import { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { issueText } from "../code/issue-text.ts";

/** Definitions of one kind as a file holds them: what they refer to is named, so that they fit another server, too. */
export const portableFile = z.object({
  kind: definitionKind,
  definitions: z.array(z.record(z.string(), z.unknown())).max(10_000),
});

export type PortableDefinitions = z.infer<typeof portableFile>;

/** A definition without ids. */
export const portable = ({ kind, ...rest }: Definition, names: Names): object =>
  documentOf(kindsOfObjects[kind].schema, rest, names.nameOf);

/**
 * A definition of a file with the ids of what it names.
 *
 * @throws WrongUsage naming its place in the file and what is wrong
 */
export const definitionOf = (
  kind: DefinitionKind,
  item: Readonly<Record<string, unknown>>,
  position: number,
  names: Names,
): Definition => {
  const references = { idOf: names.idOf, makeId: randomUUID };
  const read = definitionOfDocument(kindsOfObjects[kind].schema, item, null, references);
  if (read.definition) return definition.parse({ kind, ...read.definition });
  const told = read.issues.map(issueText);
  throw new WrongUsage(
    `Number ${position} of the file (“${String(item.name ?? "without a name")}”): ${told.join("; ")}.`,
  );
};
