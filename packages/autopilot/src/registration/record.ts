import type { RegistrationState, RegistrationTransition, ToldError } from "@windlass/protocol";
import { type WantedName, wantedName } from "./device-name.ts";

/**
 * One device's way into Autopilot as it is stored. Instants are ISO 8601 in UTC. The hardware hash is personal data:
 * it goes to Intune and nowhere else.
 */
export interface RegistrationRecord {
  readonly id: string;
  readonly serialNumber: string;
  /** Padded base64. */
  readonly hardwareHash: string;
  /** From the published build on the server, never from the device. */
  readonly groupTag: string;
  readonly groupObjectId: string;
  /** User principal name that a CSV file names; sent with the import. */
  readonly assignedUser: string | null;
  /** Windows product id that a CSV file names; sent with the import. */
  readonly productId: string | null;
  /** The name decided for the device, to be written to Intune's record; null: what that has stays. */
  readonly computerName: WantedName | null;
  readonly state: RegistrationState;
  /** When `state` was reached. */
  readonly stateSince: string;
  /** Import calls sent for this device. */
  readonly attempts: number;
  /** Chosen and stored before the import call, so that after a crash the import can be found instead of repeated. */
  readonly importId: string | null;
  readonly importSentAt: string | null;
  /** Intune's id of the import record; null until an answer or a look confirmed it. */
  readonly importedId: string | null;
  /** Import records that have just finished; the store moves them to its queue of those to be removed from Intune. */
  readonly leftoverImportedIds: readonly string[];
  /** Intune said that the device is already in this tenant: its record is looked for by serial number. */
  readonly alreadyRegistered: boolean;
  readonly autopilotDeviceId: string | null;
  /** Whether Intune's record carries the group tag. */
  readonly tagConfirmed: boolean;
  readonly tagWrites: number;
  readonly tagWrittenAt: string | null;
  /** The first look at Intune's devices that did not list this one any more. */
  readonly missingSince: string | null;
  readonly entraDeviceId: string | null;
  readonly entraObjectId: string | null;
  /** Entra does not let this app read devices: membership cannot be watched, the profile still can. */
  readonly directoryHidden: boolean;
  readonly profileName: string | null;
  readonly transitions: readonly RegistrationTransition[];
  readonly failure: ToldError | null;
  /** What somebody could do while this device waits; not a failure. */
  readonly notice: ToldError | null;
  /** A change that waits for a second administrator in Intune. */
  readonly approval: RegistrationApproval | null;
  /** When such a wait ended; the time in a state counts from here. */
  readonly approvalEndedAt: string | null;
  /**
   * When this device is looked at for itself, at the latest; null where there is nothing left to do. Most looks are
   * shared and come earlier.
   */
  readonly nextCheckAt: string | null;
}

export interface RegistrationApproval {
  readonly operation: "import" | "tag";
  /** Intune's name of the request that was filed; null where Intune did not tell it. */
  readonly code: string | null;
  readonly since: string;
}

export interface NewRegistration {
  readonly id: string;
  readonly serialNumber: string;
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly assignedUser?: string | null;
  readonly productId?: string | null;
  /** The name that was decided for the device; left out where it gets none of ours, or where Intune would ignore it. */
  readonly wantedName?: string | null;
}

/**
 * The record of a device whose hash has just arrived.
 *
 * @param detail where the hash came from, in one sentence
 */
export const newRegistration = (
  given: NewRegistration,
  now: Date,
  detail = "The device sent its hardware hash.",
): RegistrationRecord => {
  const { id, serialNumber, hardwareHash, groupTag, groupObjectId } = given;
  const at = now.toISOString();
  return {
    id,
    serialNumber,
    hardwareHash,
    groupTag,
    groupObjectId,
    assignedUser: given.assignedUser ?? null,
    productId: given.productId ?? null,
    computerName: given.wantedName ? wantedName(given.wantedName, serialNumber) : null,
    state: "captured",
    stateSince: at,
    attempts: 0,
    importId: null,
    importSentAt: null,
    importedId: null,
    leftoverImportedIds: [],
    alreadyRegistered: false,
    autopilotDeviceId: null,
    tagConfirmed: false,
    tagWrites: 0,
    tagWrittenAt: null,
    missingSince: null,
    entraDeviceId: null,
    entraObjectId: null,
    directoryHidden: false,
    profileName: null,
    transitions: [{ state: "captured", at, detail }],
    failure: null,
    notice: null,
    approval: null,
    approvalEndedAt: null,
    nextCheckAt: at,
  };
};

/** When the time in the present state began to count. */
export const waitingSince = ({ stateSince, approvalEndedAt }: RegistrationRecord): number =>
  Math.max(Date.parse(stateSince), approvalEndedAt === null ? 0 : Date.parse(approvalEndedAt));

/** Whether a state is an end. */
export const isEnd = (state: RegistrationState): boolean => state === "ready" || state === "failed";
