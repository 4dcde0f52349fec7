import type { AssetDefinition } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { containing, json } from "../../database/rows.ts";

const columns = [
  "id",
  "organisation_id",
  "serial_number",
  "mac",
  "smbios_uuid",
  "computer_name",
  "asset_tag",
  "source",
  "revision",
  "updated_at",
] as const;

/** What a list is sorted by: people look for names. */
const sortKey = sql<string>`lower(coalesce(computer_name, serial_number, mac, smbios_uuid::text))`;

const select = (connection: Connection) => connection.selectFrom("assets").select([...columns, sortKey.as("sort_key")]);

export type AssetRowOfList = Awaited<ReturnType<ReturnType<typeof select>["executeTakeFirstOrThrow"]>>;

/** Imports and edits of one list take turns until the transaction ends. */
export const lockAssets = async (connection: Connection, organisationId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`windlass.assets:${organisationId}`}, 0))`.execute(
    connection,
  );
};

export const listAssets = (
  connection: Connection,
  filter: {
    organisationId: string | undefined;
    search: string | undefined;
    after: { key: string; id: string } | undefined;
    limit: number;
  },
): Promise<AssetRowOfList[]> => {
  let query = select(connection).orderBy(sortKey).orderBy("id").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.search) {
    const pattern = containing(filter.search.trim());
    query = query.where(
      sql<boolean>`(serial_number ilike ${pattern} or computer_name ilike ${pattern} or asset_tag ilike ${pattern}
        or mac ilike ${pattern} or smbios_uuid::text ilike ${pattern})`,
    );
  }
  if (filter.after)
    query = query.where(sql<boolean>`(${sortKey}, id) > (${filter.after.key}, ${filter.after.id}::uuid)`);
  return query.execute();
};

export const findAsset = (connection: Connection, id: string): Promise<AssetRowOfList | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** The whole list of an organisation. */
export const readAssetsOf = (connection: Connection, organisationId: string): Promise<AssetRowOfList[]> =>
  select(connection).where("organisation_id", "=", organisationId).orderBy(sortKey).orderBy("id").execute();

/** A row as it is to be; without an id when it is new. */
interface AssetToWrite {
  readonly id: string | null;
  readonly definition: AssetDefinition;
  readonly source: string;
}

const valuesOf = ({ serialNumber, mac, uuid, computerName, assetTag }: AssetDefinition) => ({
  serial_number: serialNumber,
  mac,
  smbios_uuid: uuid,
  computer_name: computerName,
  asset_tag: assetTag,
});

/** Rows written by one statement. */
const rowsAtOnce = 2000;

/** Writes many rows of one list: first all that change give up what they had, since two may swap their names. */
export const writeAssets = async (
  connection: Connection,
  organisationId: string,
  written: readonly AssetToWrite[],
  at: Date,
): Promise<void> => {
  const ids = written.flatMap(({ id }) => id ?? []);
  if (ids.length > 0)
    await sql`update assets set computer_name = null where organisation_id = ${organisationId}::uuid
      and id = any(${ids}::uuid[])`.execute(connection);
  for (let start = 0; start < written.length; start += rowsAtOnce) {
    const part = written
      .slice(start, start + rowsAtOnce)
      .map(({ id, definition, source }) => ({ id, source, ...valuesOf(definition) }));
    await sql`
      insert into assets (id, organisation_id, serial_number, mac, smbios_uuid, computer_name, asset_tag, source, updated_at)
      select coalesce(id, gen_random_uuid()), ${organisationId}::uuid, serial_number, mac, smbios_uuid, computer_name,
        asset_tag, source, ${at}::timestamptz
      from jsonb_to_recordset(${json(part)}::jsonb) as r (id uuid, serial_number text, mac text, smbios_uuid uuid,
        computer_name text, asset_tag text, source text)
      on conflict (id) do update set serial_number = excluded.serial_number, mac = excluded.mac,
        smbios_uuid = excluded.smbios_uuid, computer_name = excluded.computer_name, asset_tag = excluded.asset_tag,
        source = excluded.source, updated_at = excluded.updated_at, revision = assets.revision + 1`.execute(connection);
  }
};

export const deleteAsset = async (connection: Connection, id: string): Promise<void> => {
  await connection.deleteFrom("assets").where("id", "=", id).execute();
};

export const insertAsset = async (
  connection: Connection,
  organisationId: string,
  definition: AssetDefinition,
  source: string,
  at: Date,
): Promise<string> => {
  const { id } = await connection
    .insertInto("assets")
    .values({ organisation_id: organisationId, ...valuesOf(definition), source, updated_at: at })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};
