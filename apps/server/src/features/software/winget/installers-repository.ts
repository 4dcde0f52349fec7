import type { ContentReference, ToldError } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../../database/connection.ts";
import { json } from "../../../database/rows.ts";

/** An installer of an organisation's packages. */
export interface InstallerKey {
  readonly organisationId: string;
  readonly sha256: string;
}

export interface WantedInstaller {
  readonly sha256: string;
  readonly url: string;
}

const find = (connection: Connection, { organisationId, sha256 }: InstallerKey) =>
  connection
    .updateTable("winget_installers")
    .where("organisation_id", "=", organisationId)
    .where("sha256", "=", sha256);

/** What of an organisation's installers is there, and what kept the others away. */
export const readInstallers = (connection: Connection, organisationId: string) =>
  connection.selectFrom("winget_installers").selectAll().where("organisation_id", "=", organisationId).execute();

/** Keeps which installers the organisation's packages pin; content of others may be freed. */
export const wantInstallers = async (
  connection: Connection,
  organisationId: string,
  wanted: readonly WantedInstaller[],
): Promise<void> => {
  const others = connection.deleteFrom("winget_installers").where("organisation_id", "=", organisationId);
  const hashes = wanted.map(({ sha256 }) => sha256);
  await (hashes.length > 0 ? others.where("sha256", "not in", hashes) : others).execute();
  if (wanted.length === 0) return;
  const rows = wanted.map(({ sha256, url }) => ({ organisation_id: organisationId, sha256, url }));
  await connection
    .insertInto("winget_installers")
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(["organisation_id", "sha256"]).doUpdateSet({ url: (row) => row.ref("excluded.url") }),
    )
    .execute();
};

/** All that are not there. */
export const readMissing = (connection: Connection): Promise<InstallerKey[]> =>
  connection
    .selectFrom("winget_installers")
    .select(["organisation_id as organisationId", "sha256"])
    .where("content_sha256", "is", null)
    .execute();

/** One that is missing and nobody fetches now. */
export const findMissing = async (connection: Connection, now: Date): Promise<InstallerKey | undefined> =>
  connection
    .selectFrom("winget_installers")
    .select(["organisation_id as organisationId", "sha256"])
    .where("content_sha256", "is", null)
    .where((where) => where.or([where("lease_until", "is", null), where("lease_until", "<", now)]))
    .orderBy(sql`lease_until nulls first`)
    .limit(1)
    .executeTakeFirst();

/** Takes the lease; `held` while another has it, `done` when it is there, or is not wanted any more. */
export const claimInstaller = async (
  connection: Connection,
  key: InstallerKey,
  lease: { owner: string; until: Date; now: Date },
): Promise<{ url: string } | "held" | "done"> => {
  const row = await connection
    .selectFrom("winget_installers")
    .select(["url", "content_sha256", "lease_until", "problem"])
    .where("organisation_id", "=", key.organisationId)
    .where("sha256", "=", key.sha256)
    .forUpdate()
    .executeTakeFirst();
  if (!row || row.content_sha256 !== null) return "done";
  // A lease with a problem is only the pause after it: whoever publishes does not wait for that.
  if (row.lease_until !== null && row.lease_until >= lease.now && row.problem === null) return "held";
  await find(connection, key)
    .set({
      lease_owner: lease.owner,
      lease_until: lease.until,
      problem: null,
      attempts: sql<number>`attempts + 1`,
    })
    .execute();
  return { url: row.url };
};

/** False when the lease went to another. */
export const renewInstaller = async (
  connection: Connection,
  key: InstallerKey,
  owner: string,
  until: Date,
): Promise<boolean> => {
  const { numUpdatedRows } = await find(connection, key)
    .where("lease_owner", "=", owner)
    .set({ lease_until: until })
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const finishInstaller = async (
  connection: Connection,
  key: InstallerKey,
  owner: string,
  content: ContentReference,
): Promise<void> => {
  await find(connection, key)
    .where("lease_owner", "=", owner)
    .set({ content_sha256: content.sha256, size_bytes: content.sizeBytes, lease_owner: null, lease_until: null })
    .execute();
};

export const failInstaller = async (
  connection: Connection,
  key: InstallerKey,
  owner: string,
  failure: { problem: ToldError; pauseUntil: Date },
): Promise<void> => {
  await find(connection, key)
    .where("lease_owner", "=", owner)
    .set({ lease_owner: null, lease_until: failure.pauseUntil, problem: json(failure.problem) })
    .execute();
};
