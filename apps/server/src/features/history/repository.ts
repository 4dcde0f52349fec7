import type { ChangeAction, ChangedField, ChangedKind } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export interface ChangeRow {
  readonly id: number;
  readonly organisation_id: string | null;
  readonly kind: ChangedKind;
  readonly object_id: string;
  readonly name: string;
  readonly action: ChangeAction;
  readonly user_id: string | null;
  readonly by_name: string;
  readonly fields: ChangedField[];
  readonly at: Date;
}

export type NewChange = Omit<ChangeRow, "id">;

/** One statement, however many they are: each would otherwise take as many parameters as it has columns. */
export const insertChanges = async (connection: Connection, rows: readonly NewChange[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql`
    insert into changes (organisation_id, kind, object_id, name, action, user_id, by_name, fields, at)
    select organisation_id, kind, object_id, name, action, user_id, by_name, fields, at
    from jsonb_to_recordset(${json(rows)}::jsonb) as made (
      organisation_id uuid, kind text, object_id uuid, name text, action text, user_id uuid, by_name text,
      fields jsonb, at timestamptz)`.execute(connection);
};

/** Newest first, from before the cursor. */
export const listChanges = (
  connection: Connection,
  filter: {
    readonly organisationId: string | undefined;
    readonly kind: ChangedKind | undefined;
    readonly objectId: string | undefined;
    readonly before: number | undefined;
    readonly limit: number;
  },
): Promise<ChangeRow[]> => {
  let query = connection.selectFrom("changes").selectAll().orderBy("id", "desc").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.kind) query = query.where("kind", "=", filter.kind);
  if (filter.objectId) query = query.where("object_id", "=", filter.objectId);
  if (filter.before) query = query.where("id", "<", filter.before);
  return query.execute();
};
