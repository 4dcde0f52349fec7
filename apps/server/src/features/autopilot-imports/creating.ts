import { randomUUID } from "node:crypto";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { type CsvDevice, registerCsvDevices } from "../autopilot/csv.ts";
import type { HeldImport } from "./held-import.ts";
import { readRegisteringBuilds } from "./registering-builds.ts";
import * as rows from "./rows-repository.ts";
import { tagOfRow } from "./tags.ts";

/** Registrations made in one transaction: an import call takes as many. */
const batchSize = 200;

/** One transaction: registrations, and the rows that name them. A kill in between leaves neither. */
const createBatch = async (context: ServerContext, connection: Connection, held: HeldImport): Promise<boolean> => {
  const { id, organisation_id: organisationId, file_name: fileName, tag_choice: choice } = held.row;
  const pending = await rows.findPendingRows(connection, id, batchSize);
  if (pending.length === 0 || !choice) return false;
  const builds = await readRegisteringBuilds(connection, organisationId);
  const devices: (CsvDevice & { readonly rowNumber: number })[] = [];
  for (const row of pending) {
    const tag = tagOfRow(choice, builds, row.group_tag);
    if ("code" in tag || row.hardware_hash === null) {
      const lost = {
        code: "hash-lost",
        message: "The hardware hash is not kept any more.",
        remedy: "Import it again.",
      };
      await rows.markLeftOut(connection, id, row, "code" in tag ? tag : lost);
      continue;
    }
    devices.push({
      ...tag,
      id: randomUUID(),
      rowNumber: row.row_number,
      serialNumber: row.serial_number,
      hardwareHash: row.hardware_hash,
      assignedUser: row.assigned_user,
      productId: row.product_id,
      detail: `Row ${row.row_number} of ${fileName} named the device.`,
    });
  }
  if (devices.length > 0) await registerCsvDevices(context, connection, organisationId, devices);
  const created = devices.map(({ rowNumber, id: registrationId }) => ({ rowNumber, registrationId }));
  await rows.markCreated(connection, id, created);
  return true;
};

/** Registers what a person has confirmed, batch by batch; a worker that takes over goes on behind the last batch. */
export const createRegistrations = async (context: ServerContext, held: HeldImport): Promise<void> => {
  let more = true;
  while (more) {
    held.signal.throwIfAborted();
    await held.step(async (connection) => {
      more = await createBatch(context, connection, held);
      return {};
    });
  }
  await held.end({ state: "created" });
};
