import { fieldDifferences } from "@windlass/planner";
import type { ChangeAction, ChangedField, ChangedKind } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { namingOf } from "./names.ts";
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

const fieldsOf = async (
  connection: Connection,
  { organisationId }: ChangedObject,
  versions: Versions,
): Promise<ChangedField[]> => {
  const { before, after } = versions;
  // What was deleted is known from the changes before.
  if (after === null) return [];
  const inNames = await namingOf(connection, organisationId, versions);
  const fields = fieldDifferences(before ?? {}, after, (_path, text) => inNames(text));
  if (fields.length <= mostFields) return fields;
  const rest = { field: `and ${fields.length - mostFields} more`, before: null, after: null };
  return [...fields.slice(0, mostFields), rest];
};

const actionOf = ({ before, after }: Versions): ChangeAction => {
  if (after === null) return "deleted";
  return before === null ? "created" : "changed";
};

/**
 * Keeps who changed which object and how, in the transaction that changes it. Saving without a difference leaves nothing.
 *
 * @param versions what a person describes of the object, before (null: it was made) and after (null: it is deleted);
 *   never a secret's value, only its id
 */
export const recordChange = async (
  context: ServerContext,
  connection: Connection,
  author: Author,
  object: ChangedObject,
  versions: Versions,
): Promise<void> => {
  const fields = await fieldsOf(connection, object, versions);
  const action = actionOf(versions);
  if (action === "changed" && fields.length === 0) return;
  await write(context, connection, author, object, action, fields);
};

/** Keeps that a secret got another value, and nothing of the value. */
export const recordReplacedValue = (
  context: ServerContext,
  connection: Connection,
  author: Author,
  object: ChangedObject,
  fields: ChangedField[] = [],
): Promise<void> => write(context, connection, author, object, "value-replaced", fields);

const write = (
  context: ServerContext,
  connection: Connection,
  author: Author,
  object: ChangedObject,
  action: ChangeAction,
  fields: ChangedField[],
): Promise<void> =>
  changes.insertChange(connection, {
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
