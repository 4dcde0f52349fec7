import type { RegistrationRecord } from "@windlass/autopilot";
import {
  type HardwareHashSummary,
  type RegistrationOrigin,
  type RegistrationTransition,
  registrationState,
  type ToldError,
  toldError,
} from "@windlass/protocol";
import { z } from "zod";
import { json, optionalInstantOf } from "../../database/rows.ts";

export interface RegistrationRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly deployment_id: string | null;
  readonly device_id: string | null;
  readonly origin: RegistrationOrigin;
  readonly assigned_user: string | null;
  readonly product_id: string | null;
  readonly hash_summary: HardwareHashSummary | null;
  readonly serial_number: string;
  readonly hardware_hash: string;
  readonly group_tag: string;
  readonly group_object_id: string;
  readonly state: string;
  readonly revision: number;
  readonly progress: Record<string, unknown>;
  readonly transitions: RegistrationTransition[];
  readonly failure: ToldError | null;
  readonly notice: ToldError | null;
  readonly next_check_at: Date | null;
  /** When all that wait are looked at together; left out where nobody shows it. */
  readonly next_look_at?: Date | null;
  readonly created_at: Date;
}

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
  computerName: z
    .object({
      wanted: z.string(),
      confirmed: z.boolean(),
      writes: z.number(),
      writtenAt: z.string().nullable(),
      refusedSince: z.string().nullable(),
      failure: toldError.nullable(),
    })
    .nullable()
    .default(null),
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

/** The columns that change on the way. */
export const changing = (record: RegistrationRecord) => ({
  state: record.state,
  progress: json(progressOf(record)),
  transitions: json(record.transitions),
  failure: record.failure && json(record.failure),
  notice: record.notice && json(record.notice),
  next_check_at: record.nextCheckAt === null ? null : new Date(record.nextCheckAt),
});
