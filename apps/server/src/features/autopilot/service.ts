import { randomUUID } from "node:crypto";
import { type DecodedHardwareHash, decodeHardwareHash, newRegistration, recheck, summaryOf } from "@windlass/autopilot";
import {
  type AutopilotMode,
  type DeviceHardwareHash,
  identifier,
  instant,
  type ListQuery,
  notFound,
  type RegistrationState,
  type RegistrationView,
  registrationState,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { type Connection, oneOrganisation } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { announceChanged } from "./announce-changed.ts";
import * as hashes from "./hash-repository.ts";
import { countKept } from "./leftovers.ts";
import { mayRecheck } from "./policy.ts";
import { presentHardwareHash, presentRegistration } from "./presenter.ts";
import { type RegistrationRow, recordOf } from "./record.ts";
import * as registrations from "./repository.ts";

export interface CapturedHash extends registrations.RegistrationOwner {
  readonly serialNumber: string;
  readonly hardwareHash: string;
  readonly groupTag: string;
  readonly groupObjectId: string;
  readonly intendedMode: AutopilotMode;
  /** The name that was decided for the device; null: none was. */
  readonly computerName: string | null;
}

interface UsableHash {
  readonly decoded: DecodedHardwareHash;
  /** Padded as Intune wants it. */
  readonly hardwareHash: string;
}

/** @throws agent.hardware-hash-invalid */
const usableHash = (text: string, serialNumber: string): UsableHash => {
  const decoded = decodeHardwareHash(text, serialNumber);
  const refused = decoded.warnings.find(({ code }) => code === "not-base64" || code === "serial-number-differs");
  if (decoded.normalised !== null && !refused) return { decoded, hardwareHash: decoded.normalised };
  throw new WindlassError("agent.hardware-hash-invalid", { parameters: { what: refused?.message ?? "it is empty" } });
};

/**
 * The name for Intune's record. Microsoft, "Assign devices to Windows Autopilot", device name: with hybrid join the name
 * comes from the domain join profile, whatever the record says.
 */
const nameForRecord = ({ intendedMode, computerName }: CapturedHash): string | null =>
  intendedMode === "hybrid-user-driven" ? null : computerName;

/**
 * Begins a device's way into Windows Autopilot, once for a deployment: repeating it changes nothing. Tag and group are
 * the published build's; nothing a device says reaches them (security rule 6).
 *
 * @throws agent.hardware-hash-invalid
 */
export const captureRegistration = (context: ServerContext, captured: CapturedHash): Promise<RegistrationView> => {
  const { serialNumber, groupTag, groupObjectId, organisationId } = captured;
  const { decoded, hardwareHash } = usableHash(captured.hardwareHash, serialNumber);
  return context.database.within(oneOrganisation(organisationId), async (connection) => {
    const now = context.clock();
    const given = { id: randomUUID(), serialNumber, hardwareHash, groupTag, groupObjectId };
    const record = newRegistration({ ...given, wantedName: nameForRecord(captured) }, now);
    await registrations.insertRegistration(
      connection,
      captured,
      record,
      summaryOf(decoded, captured.intendedMode),
      now,
    );
    const row = await registrations.findRegistrationOfDeployment(connection, captured.deploymentId);
    if (!row) throw new Error("a registration that was just made cannot be read");
    await announce(connection, { topic: "registrations", organisationId: row.organisation_id, id: row.id });
    return presentRegistration(row);
  });
};

export const registrationOfDeployment = async (
  connection: Connection,
  deploymentId: string,
): Promise<RegistrationView | null> => {
  const row = await registrations.findRegistrationOfDeployment(connection, deploymentId);
  return row ? presentRegistration(row) : null;
};

/** What the newest hash of a serial number says; null where none came. */
export const hardwareHashOf = async (
  connection: Connection,
  organisationId: string,
  serialNumber: string,
): Promise<DeviceHardwareHash | null> => {
  const row = await hashes.findNewestOfSerialNumber(connection, organisationId, serialNumber);
  return row ? presentHardwareHash(row) : null;
};

export const registrationStatesOf = async (
  connection: Connection,
  deploymentIds: readonly string[],
): Promise<Map<string, RegistrationState>> => {
  const states = await registrations.findStatesOfDeployments(connection, deploymentIds);
  return new Map([...states].map(([id, state]) => [id, registrationState.parse(state)]));
};

const position = z.object({ createdAt: instant, id: identifier });

export const listRegistrations = (context: ServerContext, actor: Actor, query: ListQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const rows = await registrations.listRegistrations(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    return pageFrom(rows, query.limit, presentRegistration, (row) => ({
      createdAt: row.created_at.toISOString(),
      id: row.id,
    }));
  });

const restart = async (
  connection: Connection,
  organisationId: string,
  rows: readonly RegistrationRow[],
  now: Date,
): Promise<void> => {
  if (rows.length === 0) return;
  await registrations.updateRegistrations(
    connection,
    rows.map((row) => ({ record: recheck(recordOf(row), now), expectedVersion: row.revision })),
  );
  await announceChanged(
    connection,
    organisationId,
    rows.map(({ id }) => id),
  );
};

/**
 * Looks at a device now; a failed registration starts anew.
 *
 * @throws object.not-found, access.role-missing
 */
export const recheckRegistration = (context: ServerContext, actor: Actor, id: string): Promise<RegistrationView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await registrations.findRegistration(connection, id);
    if (!row) throw notFound("registration", id);
    mayRecheck(actor, { id, organisationId: row.organisation_id });
    await restart(connection, row.organisation_id, [row], context.clock());
    const after = await registrations.findRegistration(connection, id);
    return presentRegistration(after ?? row);
  });

/** Takes up again what failed for want of a working connection, once that connection was put right. */
export const restartRefused = async (connection: Connection, organisationId: string, now: Date): Promise<void> => {
  const codes = ["registration.no-connection", "registration.not-authorised"];
  await restart(connection, organisationId, await registrations.findFailed(connection, organisationId, codes), now);
};

/** What the last hardware hashes of a build's devices say of their TPM; null where no hash was read yet. */
export const hardwareOfBuild = async (connection: Connection, buildId: string) => {
  const counted = await hashes.countTpmData(connection, buildId);
  return counted.devices === 0 ? null : counted;
};

/** Import records that stay in the organisation's Intune because their removal needs a second administrator. */
export const importRecordsKept = (connection: Connection, organisationId: string): Promise<number> =>
  countKept(connection, organisationId);
