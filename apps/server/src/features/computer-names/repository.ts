import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** Names are given one after the other, so that no two devices get one, and counters give no number twice. */
export const lockNames = async (connection: Connection, organisationId: string): Promise<void> => {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`windlass.computer-names:${organisationId}`}, 0))`.execute(
    connection,
  );
};

/** The device's disk was being wiped, or is: from then on it has the new name, or none. */
const began = sql<boolean>`jsonb_path_exists(d.steps, '$[*] ? (@.phase == "disk" && @.state != "waiting")')`;

/** A token lives as long; a device that has not fetched what it was approved for by then will not. */
const approvalHours = 24;

/**
 * Whether a row of `computer_names n` and its `deployments d` does not bind any more: the deployment ended before it
 * touched the disk, or never came, or a later one gave the device another name.
 */
const isStale = (now: Date) => sql<boolean>`(
  (d.state = 'failed' and not ${began})
  or (d.state = 'running' and d.last_sequence = 0 and d.started_at < ${now}::timestamptz - make_interval(hours => ${approvalHours}))
  or exists (select from computer_names later join deployments on deployments.id = later.deployment_id
    where later.device_id = n.device_id and later.reserved_at > n.reserved_at
      and jsonb_path_exists(deployments.steps, '$[*] ? (@.phase == "disk" && @.state != "waiting")'))
)`;

/** A name that a device has, or was about to have. */
interface OwnName {
  readonly name: string;
  readonly rule: string | null;
  readonly reason: string;
}

/** The device's own names, the newest first, also those that it never came to have. */
export const namesOfDevice = (connection: Connection, deviceId: string): Promise<OwnName[]> =>
  connection
    .selectFrom("computer_names")
    .select(["name", "rule", "reason"])
    .where("device_id", "=", deviceId)
    .orderBy("reserved_at", "desc")
    .execute();

/** For whom a name is asked. */
export interface NamedDevice {
  readonly id: string;
  readonly organisationId: string;
  readonly serialNumber: string;
  /** Its row of the asset list. */
  readonly assetId: string | null;
}

/** Which of some names, in small letters, somebody else has or is promised, with who, in words. */
export const holdersOf = async (
  connection: Connection,
  device: NamedDevice,
  keys: readonly string[],
  now: Date,
): Promise<Map<string, string>> => {
  const serialKey = device.serialNumber.trim().toLowerCase();
  const { rows } = await sql<{ key: string; holder: string }>`
    select n.name_key as key, 'the device ' || other.serial_number as holder
    from computer_names n
    join deployments d on d.id = n.deployment_id
    join devices other on other.id = n.device_id
    where n.organisation_id = ${device.organisationId}::uuid and n.device_id <> ${device.id}::uuid
      and n.name_key = any(${keys}::text[]) and not ${isStale(now)}
    union all
    select lower(prestaged_name), 'the pre-staged device ' || serial_number from devices
    where organisation_id = ${device.organisationId}::uuid and id <> ${device.id}::uuid
      and prestaged_build_id is not null and lower(prestaged_name) = any(${keys}::text[])
    union all
    select lower(computer_name), 'the asset list (' || source || ')' from assets
    where organisation_id = ${device.organisationId}::uuid and lower(computer_name) = any(${keys}::text[])
      and id is distinct from ${device.assetId}::uuid
    union all
    select lower(display_name), 'the Windows Autopilot record of ' || serial_number from autopilot_devices
    where organisation_id = ${device.organisationId}::uuid and lower(display_name) = any(${keys}::text[])
      and serial_key <> ${serialKey} and deleting_since is null`.execute(connection);
  return new Map(rows.map(({ key, holder }) => [key, holder]));
};

/** The number that a template gave last; 0: none. */
export const lastCounted = async (connection: Connection, organisationId: string, rule: string): Promise<number> => {
  const row = await connection
    .selectFrom("computer_name_counters")
    .select("last")
    .where("organisation_id", "=", organisationId)
    .where("template", "=", rule)
    .executeTakeFirst();
  return row?.last ?? 0;
};

export const setCounter = async (
  connection: Connection,
  organisationId: string,
  rule: string,
  last: number,
): Promise<void> => {
  await connection
    .insertInto("computer_name_counters")
    .values({ organisation_id: organisationId, template: rule, last })
    .onConflict((conflict) => conflict.columns(["organisation_id", "template"]).doUpdateSet({ last }))
    .execute();
};

/** Gives a name to a device for one deployment, unless the device has it already. The caller holds {@link lockNames}. */
export const reserveName = async (
  connection: Connection,
  given: { organisationId: string; deviceId: string; deploymentId: string; rule: string | null } & {
    name: string;
    reason: string;
    at: Date;
  },
): Promise<void> => {
  await sql`delete from computer_names n using deployments d
    where d.id = n.deployment_id and n.organisation_id = ${given.organisationId}::uuid
      and n.name_key = lower(${given.name}) and ${isStale(given.at)}`.execute(connection);
  await sql`insert into computer_names (organisation_id, name, device_id, deployment_id, rule, reason, reserved_at)
    values (${given.organisationId}, ${given.name}, ${given.deviceId}, ${given.deploymentId}, ${given.rule},
      ${given.reason}, ${given.at})
    on conflict (organisation_id, name_key) do update set
      name = excluded.name, rule = excluded.rule,
      -- A deployment that goes on under the name, or that gave it, keeps it where the new one never begins.
      deployment_id = case when exists (
        select from deployments d where d.id = computer_names.deployment_id and ${began}
      ) then computer_names.deployment_id else excluded.deployment_id end
    where computer_names.device_id = excluded.device_id`.execute(connection);
};

/** The name that a device has now, with why; null: none that is known. */
export const presentName = async (
  connection: Connection,
  deviceId: string,
  now: Date,
): Promise<{ name: string; reason: string } | null> => {
  const { rows } = await sql<{ name: string; reason: string }>`
    select n.name, n.reason from computer_names n join deployments d on d.id = n.deployment_id
    where n.device_id = ${deviceId}::uuid and not ${isStale(now)}
    order by n.reserved_at desc limit 1`.execute(connection);
  return rows[0] ?? null;
};
