import { Readable } from "node:stream";
import { csvTextLine } from "@windlass/autopilot";
import type { AutopilotDeviceFilter } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { optionalInstantOf } from "../../database/rows.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { listItems } from "./action-repository.ts";
import { readAction } from "./action-service.ts";
import { listDevices } from "./repository.ts";
import { reading } from "./service.ts";

/** Rows read at once: a file of 100,000 devices is never whole in memory. */
const batchSize = 1000;

/** So that spreadsheets read the file as UTF-8. */
const byteOrderMark = "\uFEFF";

const deviceHeader = [
  "Serial number",
  "Manufacturer",
  "Model",
  "Group tag",
  "Profile status",
  "Assigned user",
  "Name",
  "Enrolment",
  "Last contact",
  "Drift",
  "Autopilot device id",
  "Entra device id",
];

async function* deviceLines(
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  filter: AutopilotDeviceFilter,
) {
  yield byteOrderMark + csvTextLine(deviceHeader);
  let after: { value: string; id: string } | undefined;
  for (;;) {
    const from = after;
    const rows = await context.database.within(scopeOf(actor), (connection) =>
      listDevices(connection, organisationId, {
        filter,
        sort: "serialNumber",
        descending: false,
        after: from,
        limit: batchSize,
      }),
    );
    yield rows
      .map((row) =>
        csvTextLine([
          row.serial_number,
          row.manufacturer,
          row.model,
          row.group_tag,
          row.profile_status ?? "",
          row.user_principal_name,
          row.display_name,
          row.enrolment,
          optionalInstantOf(row.last_contacted_at) ?? "",
          row.drift.join(" "),
          row.autopilot_device_id,
          row.entra_device_id ?? "",
        ]),
      )
      .join("");
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = { value: last.sort_value, id: last.id };
  }
}

/** What a filter finds, as a CSV file that is written while it is read. @throws object.not-found, access.role-missing */
export const exportDevices = async (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  filter: AutopilotDeviceFilter,
): Promise<Readable> => {
  await reading(context, actor, organisationId, async () => undefined);
  return Readable.from(deviceLines(context, actor, organisationId, filter));
};

async function* itemLines(context: ServerContext, actor: Actor, id: string) {
  yield byteOrderMark +
    csvTextLine(["Serial number", "Result", "Detail", "Next action", "Finished", "Autopilot device id"]);
  let after: number | undefined;
  for (;;) {
    const from = after;
    const rows = await context.database.within(scopeOf(actor), (connection) =>
      listItems(connection, id, { state: undefined, after: from, limit: batchSize }),
    );
    yield rows
      .map((row) =>
        csvTextLine([
          row.serial_number,
          row.state,
          row.failure?.message ?? row.detail ?? "",
          row.failure?.remedy ?? "",
          optionalInstantOf(row.finished_at) ?? "",
          row.autopilot_device_id,
        ]),
      )
      .join("");
    const last = rows.at(-1);
    if (!last || rows.length < batchSize) return;
    after = last.position;
  }
}

/** The results of an action as a CSV file. @throws object.not-found */
export const exportItems = async (context: ServerContext, actor: Actor, id: string): Promise<Readable> => {
  await readAction(context, actor, id);
  return Readable.from(itemLines(context, actor, id));
};
