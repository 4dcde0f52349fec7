import { referencesOfBuild, withoutMissing } from "@windlass/planner";
import {
  type BuildDefinition,
  type BuildRevisionDetails,
  type BuildRevisionView,
  buildDefinition,
  type ChangedField,
  type MissingReference,
  WindlassError,
} from "@windlass/protocol";
import { instantOf } from "../../../database/rows.ts";
import { inNamesOf } from "../../history/names.ts";
import { changedFields } from "../../history/record.ts";
import { versionsInWords } from "../versions-in-words.ts";
import type { RevisionRow } from "./repository.ts";

/** Ids and names of what exists now and may be named; what is gone has only the name it had then. */
export type NamesNow = ReadonlyMap<string, string>;

/** What differs between two revisions. What each names is called as it was when it was saved. */
export const differencesOf = (before: RevisionRow, after: RevisionRow): ChangedField[] => {
  const told = versionsInWords({ before: before.definition, after: after.definition });
  const inNames = inNamesOf(new Map(Object.entries({ ...before.names, ...after.names })));
  return changedFields(told.before ?? {}, told.after ?? {}, inNames);
};

const facts = ({ revision, at, user_id: id, by_name: name, restored_from: restoredFrom }: RevisionRow) => ({
  revision,
  at: instantOf(at),
  by: { id, name },
  restoredFrom,
});

/** @param before the kept one before it; undefined: there is none */
export const presentRevision = (row: RevisionRow, before: RevisionRow | undefined): BuildRevisionView => ({
  ...facts(row),
  comparedWith: before?.revision ?? null,
  fields: before ? differencesOf(before, row) : [],
});

/** @throws build.revision-unreadable */
const definitionOf = (row: RevisionRow, buildName: string): BuildDefinition => {
  const parsed = buildDefinition.safeParse(row.definition);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const what = issue ? `${issue.path.join(".")}: ${issue.message}` : "its form";
  throw new WindlassError("build.revision-unreadable", {
    parameters: { revision: row.revision, name: buildName, what },
    object: { kind: "build", id: row.build_id, name: buildName },
  });
};

const missingOf = (definition: BuildDefinition, row: RevisionRow, now: NamesNow): MissingReference[] =>
  referencesOfBuild(definition)
    .filter(({ id }) => !now.has(id))
    .map(({ kind, id, without }) => ({ kind, id, name: row.names[id] ?? null, without }));

/** @throws build.revision-unreadable */
export const presentRevisionDetails = (row: RevisionRow, buildName: string, now: NamesNow): BuildRevisionDetails => {
  const definition = definitionOf(row, buildName);
  const missing = missingOf(definition, row, now);
  return { ...facts(row), definition, missing, restorable: withoutMissing(definition, missing) };
};
