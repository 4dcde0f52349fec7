import { driftOf } from "@windlass/autopilot";
import type { AutopilotDrift } from "@windlass/protocol";
import { sql } from "kysely";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { json } from "../../database/rows.ts";
import { knownDeviceOf, knownHere, type PublishedTags, publishedTags } from "./known.ts";
import { type AutopilotDeviceRow, detailColumns, detailsOf } from "./row.ts";

/** Rows judged in one transaction; few, because they are held while what is known of them is asked. */
const batchSize = 500;

/** What the rules need: of 100,000 rows nothing else is read. */
const columns = ["id", "serial_key", "group_tag", "enrolment", "drift", ...detailColumns] as const;

type JudgedRow = Pick<AutopilotDeviceRow, (typeof columns)[number]>;

/** Judges some rows anew and writes what is another judgement now. @returns how many were */
const judge = async (
  connection: Connection,
  organisationId: string,
  rows: readonly JudgedRow[],
  tags: PublishedTags,
): Promise<number> => {
  const here = await knownHere(
    connection,
    organisationId,
    rows.map((row) => row.serial_key),
  );
  const changed = rows.flatMap((row): { id: string; drift: AutopilotDrift[] }[] => {
    const record = { groupTag: row.group_tag, enrolment: row.enrolment, details: detailsOf(row) };
    const drift = driftOf(record, knownDeviceOf(here.get(row.serial_key), tags));
    return drift.join() === row.drift.join() ? [] : [{ id: row.id, drift }];
  });
  if (changed.length === 0) return 0;
  await sql`
    update autopilot_devices set drift = array(select jsonb_array_elements_text(c.drift))
    from jsonb_to_recordset(${json(changed)}::jsonb) as c(id uuid, drift jsonb)
    where autopilot_devices.id = c.id`.execute(connection);
  return changed.length;
};

/** Which rows to judge: all of an organisation's copy, those whose serial number is known here, or some of them. */
export type DriftScope = "all" | "known-here" | { readonly serialKeys: readonly string[] };

const knownSerials = (organisationId: string) => sql<boolean>`serial_key in (
  select serial_key from devices where organisation_id = ${organisationId}
  union select serial_key from registrations where organisation_id = ${organisationId})`;

const nextRows = (
  connection: Connection,
  organisationId: string,
  scope: DriftScope,
  after: string | null,
): Promise<JudgedRow[]> => {
  let query = connection
    .selectFrom("autopilot_devices")
    .select(columns)
    .where("organisation_id", "=", organisationId)
    .orderBy("id")
    .limit(batchSize);
  if (after !== null) query = query.where("id", ">", after);
  if (scope === "known-here") query = query.where(knownSerials(organisationId));
  else if (scope !== "all") query = query.where("serial_key", "in", [...scope.serialKeys]);
  return query.execute();
};

/**
 * Judges the drift of a copy anew, batch by batch. What a listing filters and counts is stored with the row, because the
 * rules need what is known here and 100,000 rows are too many to judge for every page.
 */
export const refreshDrift = async (
  context: ServerContext,
  organisationId: string,
  scope: DriftScope,
  signal?: AbortSignal,
): Promise<void> => {
  const within = oneOrganisation(organisationId);
  if (typeof scope === "object" && scope.serialKeys.length === 0) return;
  const tags = await context.database.within(within, (connection) => publishedTags(connection, organisationId));
  let after: string | null = null;
  let changed = 0;
  for (;;) {
    signal?.throwIfAborted();
    const [last, count]: readonly [string | null, number] = await context.database.within(
      within,
      async (connection) => {
        const rows = await nextRows(connection, organisationId, scope, after);
        if (rows.length === 0) return [null, 0] as const;
        const judged = await judge(connection, organisationId, rows, tags);
        return [rows.length < batchSize ? null : (rows.at(-1)?.id ?? null), judged] as const;
      },
    );
    changed += count;
    after = last;
    if (after === null) break;
  }
  if (changed === 0) return;
  await context.database.within(within, (connection) =>
    announce(connection, { topic: "autopilot-devices", organisationId, id: null }),
  );
};
