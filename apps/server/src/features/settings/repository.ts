import { type SettingsDefinition, settingsDefinition } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { json } from "../../database/rows.ts";

export interface SettingsRow {
  readonly id: string;
  readonly organisation_id: string | null;
  readonly revision: number;
  readonly definition: SettingsDefinition;
  readonly updated_at: Date;
}

/** @param organisationId null: the tenant's. @returns undefined where nothing was ever set */
export const findSettings = async (
  connection: Connection,
  organisationId: string | null,
): Promise<SettingsRow | undefined> => {
  const row = await connection
    .selectFrom("settings")
    .selectAll()
    .where((where) => where("organisation_id", "is not distinct from", organisationId))
    .executeTakeFirst();
  // What was stored before a setting came into being inherits it.
  return row && { ...row, definition: settingsDefinition.parse(row.definition) };
};

/**
 * @param revision the one that is replaced; 0: there is none yet
 * @returns false where there is another one by now; nothing is changed then
 */
export const putSettings = async (
  connection: Connection,
  organisationId: string | null,
  { revision, definition }: { readonly revision: number; readonly definition: SettingsDefinition },
  at: Date,
): Promise<boolean> => {
  const columns = { definition: json(definition), updated_at: at };
  const written =
    revision === 0
      ? connection
          .insertInto("settings")
          .values({ organisation_id: organisationId, ...columns })
          .onConflict((conflict) => conflict.column("organisation_id").doNothing())
          .returning("id")
      : connection
          .updateTable("settings")
          .set({ ...columns, revision: revision + 1 })
          .where((where) => where("organisation_id", "is not distinct from", organisationId))
          .where("revision", "=", revision)
          .returning("id");
  return (await written.executeTakeFirst()) !== undefined;
};
