import { fieldDifferences } from "@windlass/planner";
import type { ChangeAction, ChangedField, ChangedKind } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { type Naming, namingOf } from "./names.ts";
import * as changes from "./repository.ts";

/** Whoever changes something: a person, or the server where `userId` is null. */
export interface Author {
  readonly userId: string | null;
  readonly name: string;
}

/** What workers do without a person. */
export const theServer: Author = { userId: null, name: "Windlass" };

interface ChangedObject {
  readonly kind: ChangedKind;
  readonly id: string;
  /** Null: shared by all organisations. */
  readonly organisationId: string | null;
  readonly name: string;
}

/** Versions of the object as the API presents them, so that nothing gets in that the API would not give out. */
export interface Versions {
  readonly before: object | null;
  readonly after: object | null;
}

/** More than a person reads of one change. */
const mostFields = 100;

/** What differs, in the words of the history. */
export const changedFields = (before: object, after: object, inNames: Naming): ChangedField[] => {
  const fields = fieldDifferences(before, after, (_path, text) => inNames(text)).map((difference) => ({
    ...difference,
    field: inNames(difference.field),
  }));
  if (fields.length <= mostFields) return fields;
  const rest = { field: `and ${fields.length - mostFields} more`, before: null, after: null };
  return [...fields.slice(0, mostFields), rest];
};

const fieldsOf = ({ before, after }: Versions, inNames: Naming): ChangedField[] =>
  // What was deleted is known from the changes before.
  after === null ? [] : changedFields(before ?? {}, after, inNames);

const actionOf = ({ before, after }: Versions): ChangeAction => {
  if (after === null) return "deleted";
  return before === null ? "created" : "changed";
};

interface Change {
  readonly object: ChangedObject;
  /**
   * What a person describes of the object, before (null: it was made) and after (null: it is deleted); never a secret's
   * value, only its id.
   */
  readonly versions: Versions;
}

/** So many are written by one statement. */
const rowsAtOnce = 1000;

/**
 * Keeps who changed which objects and how, in the transaction that changes them. Saving without a difference leaves
 * nothing.
 */
export const recordChanges = async (
  context: ServerContext,
  connection: Connection,
  author: Author,
  made: readonly Change[],
): Promise<void> => {
  for (const [organisationId, ofOne] of Map.groupBy(made, ({ object }) => object.organisationId))
    for (let start = 0; start < ofOne.length; start += rowsAtOnce) {
      const part = ofOne.slice(start, start + rowsAtOnce);
      const inNames = await namingOf(
        connection,
        organisationId,
        part.map(({ versions }) => versions),
      );
      const rows = part.flatMap(({ object, versions }) => {
        const fields = fieldsOf(versions, inNames);
        const action = actionOf(versions);
        return action === "changed" && fields.length === 0 ? [] : [rowOf(context, author, object, action, fields)];
      });
      await changes.insertChanges(connection, rows);
    }
};

/** The same of one object. */
export const recordChange = (
  context: ServerContext,
  connection: Connection,
  author: Author,
  object: ChangedObject,
  versions: Versions,
): Promise<void> => recordChanges(context, connection, author, [{ object, versions }]);

/** Keeps that a secret got another value, and nothing of the value. */
export const recordReplacedValue = (
  context: ServerContext,
  connection: Connection,
  author: Author,
  object: ChangedObject,
  fields: ChangedField[] = [],
): Promise<void> => changes.insertChanges(connection, [rowOf(context, author, object, "value-replaced", fields)]);

const rowOf = (
  context: ServerContext,
  author: Author,
  object: ChangedObject,
  action: ChangeAction,
  fields: ChangedField[],
): changes.NewChange => ({
  organisation_id: object.organisationId,
  kind: object.kind,
  object_id: object.id,
  name: object.name,
  action,
  user_id: author.userId,
  by_name: author.name,
  fields,
  at: context.clock(),
});
