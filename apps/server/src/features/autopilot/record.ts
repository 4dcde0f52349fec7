import type { RegistrationRecord } from "@windlass/autopilot";
import { registrationState } from "@windlass/protocol";
import { z } from "zod";
import { optionalInstantOf } from "../../database/rows.ts";
import type { RegistrationRow } from "./repository.ts";

/** What the state machine keeps beside the columns; what newer versions added has a value for older rows. */
const progress = z.object({
  stateSince: z.string(),
  attempts: z.number(),
  importId: z.string().nullable(),
  importSentAt: z.string().nullable(),
  importedId: z.string().nullable(),
  leftoverImportedIds: z.array(z.string()),
  alreadyRegistered: z.boolean(),
  autopilotDeviceId: z.string().nullable(),
  tagConfirmed: z.boolean(),
  tagWrites: z.number().default(0),
  tagWrittenAt: z.string().nullable().default(null),
  missingSince: z.string().nullable().default(null),
  entraDeviceId: z.string().nullable(),
  entraObjectId: z.string().nullable(),
  directoryHidden: z.boolean(),
  profileName: z.string().nullable(),
  approval: z
    .object({ operation: z.enum(["import", "tag"]), code: z.string().nullable(), since: z.string() })
    .nullable()
    .default(null),
  approvalEndedAt: z.string().nullable().default(null),
});
export type RegistrationProgress = z.infer<typeof progress>;

/** The row as the state machine knows it. */
export const recordOf = (row: RegistrationRow): RegistrationRecord => ({
  ...progress.parse(row.progress),
  id: row.id,
  serialNumber: row.serial_number,
  hardwareHash: row.hardware_hash,
  groupTag: row.group_tag,
  groupObjectId: row.group_object_id,
  assignedUser: row.assigned_user,
  productId: row.product_id,
  state: registrationState.parse(row.state),
  transitions: row.transitions,
  failure: row.failure,
  notice: row.notice,
  nextCheckAt: optionalInstantOf(row.next_check_at),
});

/** The part of a record that the column `progress` holds. */
export const progressOf = (record: RegistrationRecord): RegistrationProgress => progress.parse(record);
