import type { Connection } from "../../../database/connection.ts";
import { type SaidRow, saidColumns } from "../many/repository.ts";

/** A driver of a pack, with what tells it from another of its name. */
export interface PackMemberRow extends SaidRow {
  readonly inf_name: string;
  readonly inf_path: string;
  readonly driver_date: string | null;
  readonly driver_version: string | null;
}

/** The drivers of a pack; where in the pack each lies. */
export const findMembers = (connection: Connection, packId: string): Promise<PackMemberRow[]> =>
  connection
    .selectFrom("drivers")
    .innerJoin("driver_pack_members as member", "member.driver_id", "drivers.id")
    .where("member.pack_id", "=", packId)
    .select(saidColumns.map((column) => `drivers.${column}` as const))
    .select(["drivers.inf_name", "member.inf_path", "drivers.driver_date", "drivers.driver_version"])
    .orderBy("member.inf_path")
    .orderBy("drivers.id")
    .execute();
