import { randomUUID } from "node:crypto";
import { finished, Readable } from "node:stream";
import { csvHeader, csvLine } from "@windlass/autopilot";
import type { AutopilotExportQuery } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation } from "../../database/connection.ts";
import { readDevicesForExport } from "../autopilot/csv.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { mayExport } from "./policy.ts";

/** Devices read at once: each holds a hash of 4000 characters. The stream reads one page ahead of whoever takes it. */
const pageSize = 500;

/** @param onDevices is told how many devices the next piece holds, before anybody can have it */
async function* linesOf(
  context: ServerContext,
  { organisationId, format, contents }: AutopilotExportQuery,
  onDevices: (count: number) => void,
): AsyncGenerator<string> {
  yield csvHeader(format);
  let after: string | null = "";
  while (after !== null) {
    const start: string = after;
    const { devices, last } = await context.database.within(oneOrganisation(organisationId), (connection) =>
      readDevicesForExport(connection, organisationId, start, pageSize),
    );
    const lines = devices.map((device) =>
      csvLine(format, { ...device, hardwareHash: contents === "with-hashes" ? device.hardwareHash : null }),
    );
    onDevices(devices.length);
    yield lines.join("");
    after = last;
  }
}

/** Tells the log who takes devices out, and that they do before the first byte leaves: whoever hangs up has them too. */
const streamLogged = (context: ServerContext, actor: Actor, query: AutopilotExportQuery): Readable => {
  const { organisationId, contents, format } = query;
  const log = context.log.child({ exportId: randomUUID(), organisationId, userId: actor.userId, contents, format });
  let devices = 0;
  log.info("an export of registered devices begins");
  const stream = Readable.from(
    linesOf(context, query, (count) => {
      devices += count;
    }),
  );
  finished(stream, (error) => {
    if (error) log.warn({ devices, reason: error.code ?? error.message }, "an export of registered devices broke off");
    else log.info({ devices }, "an export of registered devices ended");
  });
  return stream;
};

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
  return streamLogged(context, actor, query);
};
