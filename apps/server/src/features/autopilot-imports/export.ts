import { Readable } from "node:stream";
import { csvHeader, csvLine } from "@windlass/autopilot";
import type { AutopilotExportQuery } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { readDevicesForExport } from "../autopilot/csv.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayExport } from "./policy.ts";

/** Devices read at once: each holds a hash of 4000 characters. */
const pageSize = 500;

async function* linesOf(
  context: ServerContext,
  actor: Actor,
  { organisationId, format, contents }: AutopilotExportQuery,
): AsyncGenerator<string> {
  yield csvHeader(format);
  let after: string | null = "";
  let count = 0;
  while (after !== null) {
    const start: string = after;
    const { devices, last } = await context.database.within(oneOrganisation(organisationId), (connection) =>
      readDevicesForExport(connection, organisationId, start, pageSize),
    );
    const lines = devices.map((device) =>
      csvLine(format, { ...device, hardwareHash: contents === "with-hashes" ? device.hardwareHash : null }),
    );
    yield lines.join("");
    count += devices.length;
    after = last;
  }
  if (contents === "with-hashes") {
    context.log.info({ organisationId, userId: actor.userId, devices: count }, "hardware hashes were exported");
  }
}

/**
 * The devices registered from here as CSV, the newest registration of each serial number; in pieces, whatever their
 * number.
 *
 * @throws object.not-found, access.role-missing
 */
export const exportDevices = async (
  context: ServerContext,
  actor: Actor,
  query: AutopilotExportQuery,
): Promise<Readable> => {
  await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, query.organisationId);
    mayExport(actor, { organisationId: query.organisationId }, query.contents);
  });
  return Readable.from(linesOf(context, actor, query));
};
