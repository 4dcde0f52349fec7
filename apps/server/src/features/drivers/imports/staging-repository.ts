import type { DriverProblem, ToldError } from "@windlass/protocol";
import { type Selectable, sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { json } from "../../../database/rows.ts";
import type { Tables } from "../../../database/tables.ts";

/** What one INF file of a pack turned out to be. */
export interface StagedFile {
  readonly path: string;
  readonly outcome: "imported" | "ignored" | "refused";
  readonly description: string | null;
  readonly missingFiles: readonly string[];
  readonly problems: readonly DriverProblem[];
  readonly failure: ToldError | null;
  /** The row that will be, when the import ends. */
  readonly driver: Selectable<Tables["drivers"]> | null;
}

/** Paths that an earlier attempt has read already. */
export const stagedPaths = async (connection: Connection, importId: string): Promise<Set<string>> => {
  const rows = await connection
    .selectFrom("driver_import_files")
    .select("path")
    .where("import_id", "=", importId)
    .execute();
  return new Set(rows.map((row) => row.path));
};

export const stageFile = async (
  connection: Connection,
  held: { readonly id: string; readonly organisation_id: string | null },
  file: StagedFile,
): Promise<void> => {
  await connection
    .insertInto("driver_import_files")
    .values({
      import_id: held.id,
      organisation_id: held.organisation_id,
      path: file.path,
      outcome: file.outcome,
      description: file.description,
      missing_files: json(file.missingFiles),
      problems: json(file.problems),
      failure: file.failure && json(file.failure),
      driver: file.driver && json(file.driver),
      sha256: file.driver?.sha256 ?? null,
    })
    .onConflict((conflict) => conflict.columns(["import_id", "path"]).doNothing())
    .execute();
};

/** Makes all drivers of a pack at once, leaving those that are there already, and notes which is which. */
export const publishStaged = async (connection: Connection, importId: string): Promise<void> => {
  await sql`
    insert into drivers
    select made.* from driver_import_files file,
      lateral jsonb_populate_record(null::drivers, '{"other_data": []}' || file.driver) made
    where file.import_id = ${importId} and file.driver is not null
    order by file.path
    on conflict (organisation_id, digest) do nothing`.execute(connection);
  await sql`
    update driver_import_files file
    set driver_id = there.id, driver = null, sha256 = null,
      outcome = case when there.id = (file.driver ->> 'id')::uuid then 'imported' else 'known' end
    from drivers there
    where file.import_id = ${importId} and file.driver is not null
      and there.digest = file.driver ->> 'digest'
      and there.organisation_id is not distinct from file.organisation_id`.execute(connection);
};
