import { contentNamedBy, publicationBody } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { releasedPublicationIds } from "../publications/releases/held.ts";

/** Who names content: organisations by id, null for what all of them share. */
export interface Reference {
  readonly organisations: Set<string | null>;
  /** Named by a definition or a publication that devices get, and not by publications alone that none gets. */
  current: boolean;
}
export type References = Map<string, Reference>;

/** Publications read at once; a body can have some hundred kilobytes. */
const publicationsAtOnce = 50;

const add = (references: References, sha256: string, organisationId: string | null, current: boolean): void => {
  const known = references.get(sha256);
  if (!known) references.set(sha256, { organisations: new Set([organisationId]), current });
  else {
    known.organisations.add(organisationId);
    known.current ||= current;
  }
};

/**
 * Every column with a foreign key to `blobs`, of whatever feature: naming content is having one, so none can be forgotten
 * here. Names come from PostgreSQL's own catalogue, quoted where that is needed.
 */
const namingColumns = async (connection: Connection) => {
  const { rows } = await sql<{ table: string; column: string; hasOrganisation: boolean }>`
    select conrelid::regclass::text as "table", quote_ident(attname) as "column",
      exists (select from pg_attribute where attrelid = conrelid and attname = 'organisation_id' and not attisdropped)
        as "hasOrganisation"
    from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'blobs'::regclass
    order by 1, 2`.execute(connection);
  return rows;
};

const addRows = async (connection: Connection, references: References): Promise<void> => {
  for (const { table, column, hasOrganisation } of await namingColumns(connection)) {
    const organisation = hasOrganisation ? sql.raw("organisation_id") : sql`null::uuid`;
    const { rows } = await sql<{ sha256: string; organisationId: string | null }>`
      select distinct ${sql.raw(column)} as sha256, ${organisation} as "organisationId"
      from ${sql.raw(table)} where ${sql.raw(column)} is not null`.execute(connection);
    for (const { sha256, organisationId } of rows) add(references, sha256, organisationId, true);
  }
};

/** The single files of packages whose archive is not made yet, or holds other files. */
const addUnpackedFiles = async (connection: Connection, references: References): Promise<void> => {
  const { rows } = await sql<{ sha256: string; organisationId: string }>`
    select distinct file->>'sha256' as sha256, organisation_id as "organisationId"
    from software_packages, jsonb_array_elements(files) as file
    where archive_of is distinct from windlass_files_fingerprint(files)`.execute(connection);
  for (const { sha256, organisationId } of rows) add(references, sha256, organisationId, true);
};

/** What a publication names; all that looks like a hash in one that this version cannot read. */
const namedIn = (body: string): string[] => {
  const parsed = publicationBody.safeParse(JSON.parse(body));
  return parsed.success ? contentNamedBy(parsed.data) : (body.match(/\b[0-9a-f]{64}\b/g) ?? []);
};

const addPublications = async (connection: Connection, references: References): Promise<void> => {
  const released = await releasedPublicationIds(connection);
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const rows = await connection
      .selectFrom("publications")
      .select(["id", "organisation_id", "sha256", "body"])
      .where("id", ">", after)
      .where("body", "is not", null)
      .orderBy("id")
      .limit(publicationsAtOnce)
      .execute();
    for (const { id, organisation_id, sha256, body } of rows)
      for (const named of [sha256, ...namedIn(body ?? "{}")]) add(references, named, organisation_id, released.has(id));
    after = rows.at(-1)?.id ?? "";
    if (rows.length < publicationsAtOnce) return;
  }
};

/** All content that anything names, with who does. */
export const readReferences = async (connection: Connection): Promise<References> => {
  const references: References = new Map();
  await addRows(connection, references);
  await addUnpackedFiles(connection, references);
  await addPublications(connection, references);
  return references;
};
