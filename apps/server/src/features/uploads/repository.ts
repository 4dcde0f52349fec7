import type { Connection } from "../../database/connection.ts";

export interface UploadRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly file_name: string;
  readonly size_bytes: number;
  readonly created_at: Date;
}

const select = (connection: Connection) =>
  connection.selectFrom("uploads").select(["id", "organisation_id", "file_name", "size_bytes", "created_at"]);

export const findUpload = (connection: Connection, id: string): Promise<UploadRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** Whoever else wants to use the upload waits until this transaction ends. */
export const findUploadForUpdate = (connection: Connection, id: string): Promise<UploadRow | undefined> =>
  select(connection).where("id", "=", id).forUpdate().executeTakeFirst();

export const insertUpload = async (connection: Connection, row: UploadRow & { user_id: string }): Promise<void> => {
  await connection.insertInto("uploads").values(row).execute();
};

export const markUploadComplete = async (connection: Connection, id: string, at: Date): Promise<void> => {
  await connection.updateTable("uploads").set({ completed_at: at }).where("id", "=", id).execute();
};

export const deleteUpload = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("uploads").where("id", "=", id).execute();
};

export const listUploadIds = async (connection: Connection): Promise<string[]> => {
  const rows = await connection.selectFrom("uploads").select("id").execute();
  return rows.map((row) => row.id);
};

export const listUploads = (connection: Connection): Promise<UploadRow[]> => select(connection).execute();

export const listUploadIdsBefore = async (connection: Connection, before: Date): Promise<string[]> => {
  const rows = await connection.selectFrom("uploads").select("id").where("created_at", "<", before).execute();
  return rows.map((row) => row.id);
};
