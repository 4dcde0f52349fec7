import type { ImageFileInspection, SourceMedia, WindowsImage } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

export interface OperatingSystemRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly kind: ImageFileInspection["kind"];
  readonly compression: ImageFileInspection["compression"];
  readonly sha256: string;
  readonly size_bytes: number;
  readonly images: WindowsImage[];
  readonly media: SourceMedia | null;
  readonly imported_at: Date;
  /** The name as the listing sorts it. */
  readonly sort_name: string;
}

const sortName = sql<string>`lower(name)`;

/** All but the XML, which takes up to a megabyte and is kept for what later versions understand of it. */
const columns = [
  "id",
  "organisation_id",
  "name",
  "kind",
  "compression",
  "sha256",
  "size_bytes",
  "images",
  "media",
  "imported_at",
] as const;

const select = (connection: Connection) =>
  connection.selectFrom("operating_systems").select(columns).select(sortName.as("sort_name"));

/** By name and id, from after the cursor. */
export const listOperatingSystems = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { name: string; id: string } | undefined;
    limit: number;
  },
): Promise<OperatingSystemRow[]> => {
  let query = select(connection).orderBy(sortName).orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) query = query.where("name", "ilike", containing(filter.search));
  if (filter.after)
    query = query.where(sql<boolean>`(lower(name), id) > (${filter.after.name}, ${filter.after.id}::uuid)`);
  return query.execute();
};

export const findOperatingSystem = (connection: Connection, id: string): Promise<OperatingSystemRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** The XML that the image file describes itself with; null: imported before it was kept. */
export const readImageXml = async (connection: Connection, id: string): Promise<string | null> => {
  const query = connection.selectFrom("operating_systems").select("image_xml").where("id", "=", id);
  return (await query.executeTakeFirst())?.image_xml ?? null;
};

/** Adds an image, or gives the id that the organisation already has it under. */
export const insertOperatingSystem = async (
  connection: Connection,
  organisationId: string,
  imported: {
    name: string;
    sha256: string;
    sizeBytes: number;
    inspection: ImageFileInspection;
    xml: string;
    media: SourceMedia;
    at: Date;
  },
): Promise<{ id: string; added: boolean }> => {
  const { kind, compression, images } = imported.inspection;
  return await connection
    .insertInto("operating_systems")
    .values({
      organisation_id: organisationId,
      name: imported.name,
      kind,
      compression,
      sha256: imported.sha256,
      size_bytes: imported.sizeBytes,
      images: json(images),
      // PostgreSQL's text holds no zero byte, XML neither.
      image_xml: imported.xml.replaceAll("\0", ""),
      media: json(imported.media),
      imported_at: imported.at,
    })
    .onConflict((conflict) =>
      // Sets what is there already, so that the row is returned.
      conflict.columns(["organisation_id", "sha256"]).doUpdateSet({ sha256: imported.sha256 }),
    )
    // PostgreSQL leaves xmax at zero in a row that is new, and sets it in one that was there.
    .returning(["id", sql<boolean>`xmax = 0`.as("added")])
    .executeTakeFirstOrThrow();
};

export const renameOperatingSystem = async (connection: Connection, id: string, name: string): Promise<void> => {
  await connection.updateTable("operating_systems").set({ name }).where("id", "=", id).execute();
};

export const deleteOperatingSystem = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("operating_systems").where("id", "=", id).execute();
};
