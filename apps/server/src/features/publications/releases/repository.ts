import type { ReleaseAction } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";

/** A line of the history of releases. */
export interface ReleaseRow {
  readonly id: string;
  /** A `bigint`; releases are not counted beyond what a number holds. */
  readonly sequence: number;
  readonly organisation_id: string;
  readonly action: ReleaseAction;
  readonly target_kind: "all" | "build" | "location";
  readonly target_id: string | null;
  readonly target_name: string | null;
  readonly publication_id: string | null;
  readonly number: number | null;
  readonly previous_publication_id: string | null;
  readonly previous_number: number | null;
  readonly reason: string;
  readonly released_by_name: string;
  readonly released_at: Date;
}

const numberOf = (column: "publication_id" | "previous_publication_id") =>
  sql<number | null>`(select number from publications where publications.id = releases.${sql.ref(column)})`;

const select = (connection: Connection) =>
  connection
    .selectFrom("releases")
    .select([
      "id",
      "sequence",
      "organisation_id",
      "action",
      "target_kind",
      "target_id",
      "target_name",
      "publication_id",
      "previous_publication_id",
      "reason",
      "released_at",
      numberOf("publication_id").as("number"),
      numberOf("previous_publication_id").as("previous_number"),
      sql<string>`(select name from users where users.id = releases.released_by)`.as("released_by_name"),
    ]);

/** Newest first, from after the cursor. */
export const listReleases = (
  connection: Connection,
  filter: { organisationId: string | undefined; after: number | undefined; limit: number },
): Promise<ReleaseRow[]> => {
  let query = select(connection).orderBy("sequence", "desc").limit(filter.limit);
  if (filter.organisationId) query = query.where("organisation_id", "=", filter.organisationId);
  if (filter.after !== undefined) query = query.where("sequence", "<", filter.after);
  return query.execute();
};

export const findRelease = (connection: Connection, id: string): Promise<ReleaseRow | undefined> =>
  select(connection).where("id", "=", id).executeTakeFirst();

/** The newest release of each target that has one of its own, also of what is gone; by kind and name. */
export const currentReleases = async (connection: Connection, organisationId: string): Promise<ReleaseRow[]> => {
  const newest = await select(connection)
    .distinctOn(["target_kind", "target_id"])
    .where("organisation_id", "=", organisationId)
    .orderBy("target_kind")
    .orderBy("target_id")
    .orderBy("sequence", "desc")
    .execute();
  return newest
    .filter((row) => row.publication_id !== null)
    .toSorted((left, right) => (left.target_name ?? "").localeCompare(right.target_name ?? "", "en"));
};

/** Publications newer than `number` that were once released to all devices. */
export const takenBackSince = async (
  connection: Connection,
  organisationId: string,
  number: number,
): Promise<number[]> => {
  const rows = await connection
    .selectFrom("releases")
    .innerJoin("publications", "publications.id", "releases.publication_id")
    .select("publications.number")
    .distinct()
    .where("releases.organisation_id", "=", organisationId)
    .where("target_kind", "=", "all")
    .where("publications.number", ">", number)
    .orderBy("publications.number")
    .execute();
  return rows.map((row) => row.number);
};

export interface NewRelease {
  readonly organisationId: string;
  readonly action: ReleaseAction;
  readonly target: {
    readonly kind: "all" | "build" | "location";
    readonly id: string | null;
    readonly name: string | null;
  };
  readonly publicationId: string | null;
  readonly previousPublicationId: string | null;
  readonly reason: string;
  readonly userId: string;
  readonly at: Date;
}

export const insertRelease = async (connection: Connection, release: NewRelease): Promise<string> => {
  const { id } = await connection
    .insertInto("releases")
    .values({
      organisation_id: release.organisationId,
      action: release.action,
      target_kind: release.target.kind,
      target_id: release.target.id,
      target_name: release.target.name,
      publication_id: release.publicationId,
      previous_publication_id: release.previousPublicationId,
      reason: release.reason,
      released_by: release.userId,
      released_at: release.at,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
};
