import type { KnownDevice } from "@windlass/autopilot";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import { releasedBuilds } from "../publications/service.ts";

/** Tags of the builds that devices deploy now, by build id. */
export type PublishedTags = ReadonlyMap<string, string>;

/** Drafts do not count: devices deploy publications only. */
export const publishedTags = async (connection: Connection, organisationId: string): Promise<PublishedTags> => {
  const builds = [...(await releasedBuilds(connection, organisationId)).values()];
  const tags = builds.flatMap(({ build: { id, autopilot } }): [string, string][] => {
    const tag = autopilot && "groupTag" in autopilot ? autopilot.groupTag : null;
    return tag === null || tag === undefined ? [] : [[id, tag]];
  });
  return new Map(tags);
};

/** What this installation has of a serial number. */
export interface KnownHere {
  readonly serial_key: string;
  readonly records: number;
  readonly device_id: string | null;
  readonly deployment_id: string | null;
  readonly build_id: string | null;
  readonly build_name: string | null;
  readonly registration_id: string | null;
  readonly registration_state: string | null;
  readonly registration_tag: string | null;
}

/** What is known here of some serial numbers, all of them in one query. Keys are those of the column `serial_key`. */
export const knownHere = async (
  connection: Connection,
  organisationId: string,
  serialKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownHere>> => {
  const { rows } = await sql<KnownHere>`
    with wanted as (select distinct unnest(${[...serialKeys]}::text[]) as serial_key),
    copies as (
      select serial_key, count(*)::int as records from autopilot_devices
      where organisation_id = ${organisationId} and serial_key in (select serial_key from wanted) and serial_key <> ''
      group by serial_key),
    deployed as (
      select distinct on (k.serial_key) k.serial_key, d.id as device_id, p.id as deployment_id, p.build_id, p.build_name
      from wanted k
      join devices d on d.organisation_id = ${organisationId} and d.serial_key = k.serial_key
      left join deployments p on p.device_id = d.id
      order by k.serial_key, p.started_at desc nulls last),
    registered as (
      select distinct on (k.serial_key) k.serial_key, r.id, r.state, r.group_tag
      from wanted k
      join registrations r on r.organisation_id = ${organisationId} and r.serial_key = k.serial_key
      order by k.serial_key, r.created_at desc)
    select serial_key, coalesce(copies.records, 0) as records, deployed.device_id, deployed.deployment_id,
      deployed.build_id, deployed.build_name, registered.id as registration_id,
      registered.state as registration_state, registered.group_tag as registration_tag
    from wanted left join copies using (serial_key) left join deployed using (serial_key)
    left join registered using (serial_key)`.execute(connection);
  return new Map(rows.map((row) => [row.serial_key, row]));
};

/** The same as the rules of drift take it. */
export const knownDeviceOf = (here: KnownHere | undefined, tags: PublishedTags): KnownDevice => {
  const published = here?.build_id == null ? undefined : tags.get(here.build_id);
  return {
    expectedGroupTag: published ?? here?.registration_tag ?? null,
    buildName: published === undefined ? null : (here?.build_name ?? null),
    deployed: here?.deployment_id != null,
    recordsWithSerial: here?.records ?? 1,
  };
};
