import { computerName, factsOfSerialNumber } from "@windlass/planner";
import { type AutopilotAction, type AutopilotActionPreview, WindlassError } from "@windlass/protocol";
import { type RawBuilder, type SqlBool, sql } from "kysely";
import type { Connection } from "../../database/connection.ts";
import type { AutopilotDeviceRow } from "./row.ts";

/** Devices that a preview names. */
const samples = 20;

/** Rows for which nothing would have to be done, as far as the copy tells. */
const unchangedBy = (action: AutopilotAction): RawBuilder<SqlBool> => {
  switch (action.kind) {
    case "change-group-tag":
      return sql`group_tag = ${action.groupTag}`;
    case "assign-user":
      return sql`lower(user_principal_name) = lower(${action.userPrincipalName})
        and addressable_user_name = ${action.addressableUserName}`;
    case "unassign-user":
      return sql`user_principal_name = ''`;
    case "unblock":
      return sql`enrolment <> 'blocked' and userless_blocked is false`;
    default:
      return sql`false`;
  }
};

const named = (tag: string): string => (tag === "" ? "no tag" : `“${tag}”`);

/** A name that a template gives; what is drawn by lot is drawn when the action runs. */
const exampleName = (template: string, serialNumber: string): string => {
  try {
    return `“${computerName(template, factsOfSerialNumber(serialNumber), () => 0)}”${/%(?:RAND|LETTERS)/iu.test(template) ? ", with others drawn" : ""}`;
  } catch (error) {
    if (error instanceof WindlassError) return `not possible: ${error.message}`;
    throw error;
  }
};

const deletion = (row: AutopilotDeviceRow, alsoFromIntune: boolean): string => {
  if (row.managed_device_id === null) return "The Autopilot record is deleted.";
  return alsoFromIntune
    ? "Intune's record is deleted, which ends its management, then the Autopilot record."
    : "Nothing: it is enrolled in Intune, whose record would have to be deleted first.";
};

const what = (row: AutopilotDeviceRow, action: AutopilotAction): string => {
  switch (action.kind) {
    case "change-group-tag":
      return row.group_tag === action.groupTag
        ? `It has ${named(action.groupTag)} already.`
        : `${named(row.group_tag)} becomes ${named(action.groupTag)}.`;
    case "rename":
      return `The name becomes ${exampleName(action.nameTemplate, row.serial_number)}.`;
    case "assign-user":
      return row.user_principal_name === ""
        ? `${action.userPrincipalName} is assigned.`
        : `${action.userPrincipalName} takes the place of ${row.user_principal_name}.`;
    case "unassign-user":
      return row.user_principal_name === "" ? "It has no user." : `${row.user_principal_name} is unassigned.`;
    case "unblock":
      return "The next enrolment is allowed.";
    case "delete":
      return deletion(row, action.alsoFromIntune);
  }
};

/** What an action would do to the rows of a condition. @throws autopilot-device.nothing-selected */
export const previewOf = async (
  connection: Connection,
  condition: RawBuilder<SqlBool>,
  action: AutopilotAction,
): Promise<AutopilotActionPreview> => {
  const counted = await sql<{ devices: number; unchanged: number; enrolled: number }>`
    select count(*) as devices, count(*) filter (where ${unchangedBy(action)}) as unchanged,
      count(*) filter (where managed_device_id is not null) as enrolled
    from autopilot_devices where ${condition}`.execute(connection);
  const { devices = 0, unchanged = 0, enrolled = 0 } = counted.rows[0] ?? {};
  if (devices === 0) throw new WindlassError("autopilot-device.nothing-selected");
  const { rows } = await sql<AutopilotDeviceRow>`
    select * from autopilot_devices where ${condition} order by serial_key, id limit ${samples}`.execute(connection);
  const isDeletion = action.kind === "delete";
  return {
    devices,
    unchanged,
    enrolled: isDeletion ? enrolled : 0,
    samples: rows.map((row) => ({ serialNumber: row.serial_number, what: what(row, action) })),
    confirmation: isDeletion ? (devices === 1 ? (rows[0]?.serial_number.trim() ?? "1") : String(devices)) : null,
  };
};
