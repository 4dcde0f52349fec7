import type { RegistrationRecord, RegistrationStore, StoredRegistration } from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { loadDue } from "./due.ts";
import { recordOf } from "./record.ts";
import { updateRegistration } from "./repository.ts";

/** Whether this worker may still write; asked inside the transaction of each write. */
export type MayWrite = (connection: Connection) => Promise<boolean>;

/** One organisation's registrations for the state machine. A worker that lost its right writes nothing any more. */
export const createRegistrationStore = (
  context: ServerContext,
  organisationId: string,
  mayWrite: MayWrite,
): RegistrationStore => {
  const scope = oneOrganisation(organisationId);
  /** What viewers see of each record loaded, to tell them only of what is new to them. */
  const shown = new Map<string, string>();
  const faceOf = ({ state, profileName, autopilotDeviceId, failure }: RegistrationRecord): string =>
    JSON.stringify([state, profileName, autopilotDeviceId, failure?.code]);

  return {
    loadDue: async (until, limit): Promise<StoredRegistration[]> => {
      const rows = await context.database.within(scope, (connection) =>
        loadDue(connection, organisationId, until, limit),
      );
      return rows.map((row) => {
        const record = recordOf(row);
        shown.set(record.id, faceOf(record));
        return { record, version: row.revision };
      });
    },
    save: (record, expectedVersion) =>
      context.database.within(scope, async (connection) => {
        if (!(await mayWrite(connection))) return null;
        const version = await updateRegistration(connection, record, expectedVersion);
        if (version === undefined) return null;
        const face = faceOf(record);
        if (shown.get(record.id) !== face) {
          await announce(connection, { topic: "registrations", organisationId, id: record.id });
          shown.set(record.id, face);
        }
        return { record, version };
      }),
  };
};
