import type { ChangeAction, ChangedField, ChangedKind } from "@windlass/protocol";
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

export const insertChange = async (connection: Connection, row: Omit<ChangeRow, "id">): Promise<void> => {
  await connection
    .insertInto("changes")
    .values({ ...row, fields: json(row.fields) })
    .execute();
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
