import {
  corporateIdentifierOf,
  deleteCorporateIdentifiers,
  type GraphClient,
  type IdentifierOutcome,
  importCorporateIdentifiers,
} from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { oneOrganisation, wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import type { TenantClients } from "../tenant-connections/worker-access.ts";
import { afterOutcome } from "./progress.ts";
import * as identifiers from "./repository.ts";

/** One call imports them all; each costs one more read, or its own deletion. */
const mostAtOnce = 25;

/** Longer than Graph may keep one round waiting; a killed worker's rows are free again after it. */
const leaseMilliseconds = 120_000;

/** The row's text anew from its cleaned parts, which stay as they are. */
const textOf = (row: identifiers.IdentifierRow): string => {
  const { manufacturer, model, serial_number: serialNumber } = row;
  const usable = corporateIdentifierOf({ manufacturer, model, serialNumber });
  return usable.usable ? usable.text : `${manufacturer},${model},${serialNumber}`;
};

/** What became of each row, by its id. */
const outcomesOf = async (
  graph: GraphClient,
  rows: readonly identifiers.IdentifierRow[],
): Promise<Map<string, IdentifierOutcome>> => {
  const leaving = rows.filter(({ state }) => state === "deleting");
  const coming = rows.filter(({ state }) => state !== "deleting");
  const devices = coming.map((row) => ({ text: textOf(row), serialNumber: row.serial_number }));
  const imported = await importCorporateIdentifiers(graph, devices);
  const deleted = await deleteCorporateIdentifiers(graph, leaving.map(textOf));
  const told = (some: readonly identifiers.IdentifierRow[], outcomes: readonly IdentifierOutcome[]) =>
    some.flatMap(({ id }, index): [string, IdentifierOutcome][] => {
      const outcome = outcomes[index];
      return outcome ? [[id, outcome]] : [];
    });
  return new Map([...told(coming, imported), ...told(leaving, deleted)]);
};

/**
 * Imports or deletes what is due of one organisation.
 *
 * @returns whether there was anything
 */
export const importDueIdentifiers = async (context: ServerContext, clients: TenantClients): Promise<boolean> => {
  const now = context.clock();
  const lease = { owner: context.instanceId, until: new Date(now.getTime() + leaseMilliseconds) };
  const rows = await context.database.within(wholeInstallation, (connection) =>
    identifiers.claimDue(connection, lease, now, mostAtOnce),
  );
  const [first] = rows;
  if (!first) return false;
  const organisationId = first.organisation_id;
  const client = await clients.of(organisationId);
  const outcomes = client ? await outcomesOf(client.graph, rows) : new Map<string, IdentifierOutcome>();
  const factor = 1 / context.configuration.registrationPace;
  for (const row of rows) {
    const outcome = outcomes.get(row.id) ?? { kind: "no-connection" };
    const progress = afterOutcome(row, textOf(row), outcome, context.clock(), factor);
    await context.database.within(oneOrganisation(organisationId), async (connection) => {
      // Somebody else has it now: what this one learnt they learn, too.
      if (!(await identifiers.updateHeld(connection, row.id, context.instanceId, progress))) return;
      await announce(connection, { topic: "registrations", organisationId, id: row.id });
    });
  }
  return true;
};
