import { createHash } from "node:crypto";
import type { ChangeOutcome, ChangeTarget, DeviceChange } from "@windlass/autopilot";
import { computerName, factsOfSerialNumber } from "@windlass/planner";
import { type AutopilotAction, WindlassError } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { updateItem } from "./action-queue.ts";
import type { ItemRow } from "./action-repository.ts";
import { markDeleting, removeDevice, writeChanged } from "./copy.ts";

/** Days that Microsoft keeps a request for approval ("Multi Admin Approval"). */
const approvalDays = 3;
const millisecondsPerDay = 86_400_000;

/** Attempts after which waiting for Intune ends; pauses are 30 seconds and more. */
const maximumAttempts = 60;

/** Chance that is the same at every attempt: a name that was given must not change when a worker takes over. */
const chanceOf = (item: ItemRow): (() => number) => {
  let count = 0;
  return () => {
    count += 1;
    const digest = createHash("sha256").update(`${item.action_id} ${item.position} ${count}`).digest();
    return digest.readUInt32BE(0) / 2 ** 32;
  };
};

const changeOf = (action: AutopilotAction, item: ItemRow): DeviceChange => {
  switch (action.kind) {
    case "change-group-tag":
      return { kind: "properties", groupTag: action.groupTag };
    case "rename":
      return {
        kind: "properties",
        displayName: computerName(action.nameTemplate, factsOfSerialNumber(item.serial_number), chanceOf(item)),
      };
    default:
      return action;
  }
};

/** What is to be done with one item, or why it cannot be. */
export const targetOf = (action: AutopilotAction, item: ItemRow): ChangeTarget | ChangeOutcome => {
  try {
    return {
      autopilotDeviceId: item.autopilot_device_id,
      serialNumber: item.serial_number,
      change: changeOf(action, item),
      approvalCode: item.approval_code,
    };
  } catch (error) {
    if (!(error instanceof WindlassError)) throw error;
    return { kind: "failed", failure: error.told() };
  }
};

const overdue = (item: ItemRow, outcome: Extract<ChangeOutcome, { kind: "waiting" }>, requestedAt: Date, now: Date) => {
  const parameters = { serialNumber: item.serial_number };
  if (outcome.reason === "approval") {
    const isOver = now.getTime() - requestedAt.getTime() > approvalDays * millisecondsPerDay;
    const days = approvalDays;
    return isOver
      ? new WindlassError("autopilot-device.approval-missing", { parameters: { ...parameters, days } })
      : null;
  }
  if (item.attempts < maximumAttempts) return null;
  return outcome.reason === "intune-removal"
    ? new WindlassError("autopilot-device.still-enrolled", { parameters })
    : new WindlassError("autopilot-device.unreachable", { parameters: { ...parameters, what: outcome.detail } });
};

/** Writes what became of an item, and takes it into the copy. */
export const settleItem = async (
  connection: Connection,
  item: ItemRow,
  outcome: ChangeOutcome,
  action: {
    readonly requestedAt: Date;
    /** How much faster than the real service the tenant lab is; pauses shrink alike. */
    readonly pace: number;
  },
  now: Date,
): Promise<void> => {
  const ended = { finished_at: now, not_before: null };
  if (outcome.kind === "failed") {
    const { failure } = outcome;
    await updateItem(connection, item, { ...ended, state: "failed", failure, detail: null });
    if (failure.code === "autopilot-device.gone") {
      await removeDevice(connection, item.organisation_id, item.autopilot_device_id);
    }
    return;
  }
  if (outcome.kind === "waiting") {
    const late = overdue(item, outcome, action.requestedAt, now);
    if (late) {
      await updateItem(connection, item, { ...ended, state: "failed", failure: late.told(), detail: null });
      return;
    }
    await updateItem(connection, item, {
      not_before: new Date(now.getTime() + outcome.pauseMilliseconds / action.pace),
      detail: outcome.detail,
      approval_code: outcome.approvalCode,
      attempts: item.attempts + 1,
    });
    return;
  }
  await updateItem(connection, item, { ...ended, state: "done", detail: outcome.detail });
  if (outcome.record) await writeChanged(connection, item.organisation_id, outcome.record, now);
  else if (outcome.changed) await markDeleting(connection, item.organisation_id, item.autopilot_device_id, now);
  else await removeDevice(connection, item.organisation_id, item.autopilot_device_id);
};
