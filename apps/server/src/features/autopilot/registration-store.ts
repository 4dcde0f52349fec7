import type {
  RegistrationChange,
  RegistrationRecord,
  RegistrationStore,
  StoredRegistration,
} from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { announceChanged } from "./announce-changed.ts";
import { loadDue } from "./due.ts";
import { addLeftovers, forgetLeftovers, keepLeftovers, loadLeftovers, postponeLeftovers } from "./leftovers.ts";
import { type RegistrationRow, recordOf } from "./record.ts";
import { updateRegistrations } from "./repository.ts";
import { loadWaiting } from "./waiting.ts";

/** Whether this worker may still write; asked inside the transaction of each write. */
export type MayWrite = (connection: Connection) => Promise<boolean>;

const storedOf = (row: RegistrationRow): StoredRegistration => ({ record: recordOf(row), version: row.revision });

/** What viewers see of a record that changes by itself. */
const faceOf = (record: RegistrationRecord): string => {
  const { state, profileName, autopilotDeviceId, failure, notice, computerName } = record;
  const name = [computerName?.confirmed, computerName?.writtenAt !== null, computerName?.failure?.code];
  return JSON.stringify([state, profileName, autopilotDeviceId, failure?.code, notice?.code, name]);
};

/** One organisation's registrations for the state machine. A worker that lost its right writes nothing any more. */
export const createRegistrationStore = (
  context: ServerContext,
  organisationId: string,
  mayWrite: MayWrite,
): RegistrationStore => {
  const within = <Result>(work: (connection: Connection) => Promise<Result>): Promise<Result> =>
    context.database.within(oneOrganisation(organisationId), work);
  /** How each record looked to viewers when it was read or written last, to tell them only of what is new to them. */
  const shown = new Map<string, string>();
  const loaded = (rows: RegistrationRow[]): StoredRegistration[] =>
    rows.map((row) => {
      const stored = storedOf(row);
      shown.set(stored.record.id, faceOf(stored.record));
      return stored;
    });

  const saveIn = async (
    connection: Connection,
    changes: readonly RegistrationChange[],
  ): Promise<StoredRegistration[]> => {
    if (!(await mayWrite(connection))) return [];
    const tidied = changes.map(({ record, expectedVersion }) => ({
      record: { ...record, leftoverImportedIds: [] },
      expectedVersion,
    }));
    const versions = await updateRegistrations(connection, tidied);
    const finished = changes.flatMap(({ record }) => (versions.has(record.id) ? record.leftoverImportedIds : []));
    await addLeftovers(connection, organisationId, finished);
    const stored = tidied.flatMap(({ record }) => {
      const version = versions.get(record.id);
      return version === undefined ? [] : [{ record, version }];
    });
    const changed = stored.filter(({ record }) => shown.get(record.id) !== faceOf(record));
    await announceChanged(
      connection,
      organisationId,
      changed.map(({ record }) => record.id),
    );
    return stored;
  };

  return {
    loadDue: async (until, limit) =>
      loaded(await within((connection) => loadDue(connection, organisationId, until, limit))),
    loadWaiting: async () => loaded(await within((connection) => loadWaiting(connection, organisationId))),
    save: async (changes) => {
      const stored = await within((connection) => saveIn(connection, changes));
      for (const { record } of stored) {
        if (record.nextCheckAt === null) shown.delete(record.id);
        else shown.set(record.id, faceOf(record));
      }
      return stored;
    },
    loadLeftovers: (now, limit) => within((connection) => loadLeftovers(connection, organisationId, now, limit)),
    forgetLeftovers: (ids) => within((connection) => forgetLeftovers(connection, organisationId, ids)),
    postponeLeftovers: (ids, until) =>
      within((connection) => postponeLeftovers(connection, organisationId, ids, until)),
    keepLeftovers: (ids, until) => within((connection) => keepLeftovers(connection, organisationId, ids, until)),
  };
};
