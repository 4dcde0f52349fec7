import type { Connection } from "../../database/connection.ts";

/**
 * The devices of an organisation that have these serial numbers, by the serial number in small letters. A file of its
 * own, because the service of devices asks Autopilot, and Autopilot asks this.
 */
export const deviceIdsOf = async (
  connection: Connection,
  organisationId: string,
  serialNumbers: readonly string[],
): Promise<Map<string, string>> => {
  if (serialNumbers.length === 0) return new Map();
  const rows = await connection
    .selectFrom("devices")
    .select(["id", "serial_key"])
    .where("organisation_id", "=", organisationId)
    .where(
      "serial_key",
      "in",
      serialNumbers.map((serialNumber) => serialNumber.toLowerCase()),
    )
    .execute();
  return new Map(rows.map(({ id, serial_key }) => [serial_key, id]));
};
