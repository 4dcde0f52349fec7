import type { Connection } from "../../database/connection.ts";

export const insertBootProfile = async (connection: Connection, organisationId: string, name: string) => {
  await connection.insertInto("boot_profiles").values({ organisation_id: organisationId, name }).execute();
};

const select = (connection: Connection) =>
  connection.selectFrom("boot_profiles").select(["id", "organisation_id as organisationId", "name"]);

export const listBootProfiles = (connection: Connection, organisationId: string | undefined, limit: number) => {
  const query = select(connection).orderBy("name").orderBy("id").limit(limit);
  return (organisationId ? query.where("organisation_id", "=", organisationId) : query).execute();
};

export const findBootProfile = (connection: Connection, id: string) =>
  select(connection).where("id", "=", id).executeTakeFirst();
