import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { RegistrationRow } from "./record.ts";

/** Rows read at a time: thousands of devices must not stand in memory twice. */
const pageOfWaiting = 1000;

const emptyId = "00000000-0000-0000-0000-000000000000";

const waitingColumns = [
  "id",
  "organisation_id",
  "deployment_id",
  "device_id",
  "origin",
  "assigned_user",
  "product_id",
  "hash_summary",
  "serial_number",
  "group_tag",
  "group_object_id",
  "state",
  "revision",
  "progress",
  "transitions",
  "failure",
  "notice",
  "next_check_at",
  "created_at",
] as const;

/** An organisation's registrations that are on their way, without their hardware hashes. */
export const loadWaiting = async (connection: Connection, organisationId: string): Promise<RegistrationRow[]> => {
  const rows: RegistrationRow[] = [];
  for (let after = emptyId; ; ) {
    const page = await connection
      .selectFrom("registrations")
      .select([...waitingColumns, sql<string>`''`.as("hardware_hash")])
      .where("organisation_id", "=", organisationId)
      .where("state", "in", ["submitted", "importing", "registered", "tagged", "in-group", "profile-assigned"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(pageOfWaiting)
      .execute();
    rows.push(...page);
    const last = page.at(-1);
    if (!last || page.length < pageOfWaiting) return rows;
    after = last.id;
  }
};
