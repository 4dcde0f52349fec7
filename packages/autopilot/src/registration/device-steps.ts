import type { Device, WindowsAutopilotDeviceIdentity } from "@microsoft/microsoft-graph-types";
import { autopilotDeviceRequest, updateDeviceRequest } from "../graph/autopilot-devices.ts";
import { sendBatch } from "../graph/batch.ts";
import { readProfileStatuses } from "../graph/beta/profile-status.ts";
import type { GraphAnswer, GraphRequest } from "../graph/client.ts";
import { entraDeviceRequest, membershipRequest } from "../graph/directory.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { deleteImportRequest } from "../graph/imports.ts";
import { entityOf, memberOf } from "../graph/json.ts";
import type { Observation, SeenAutopilotDevice } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import { note, observationOfRefusal, type Tick } from "./tick.ts";

/** Intune writes an empty id for a device that has no Entra object yet. */
const noEntraDevice = "00000000-0000-0000-0000-000000000000";

/** Intune's record in the words of the state machine. */
export const seenDevice = (device: WindowsAutopilotDeviceIdentity): SeenAutopilotDevice => {
  const entra = device.azureActiveDirectoryDeviceId ?? null;
  return {
    id: device.id ?? "",
    groupTag: device.groupTag ?? null,
    displayName: device.displayName || null,
    entraDeviceId: entra === noEntraDevice ? null : entra,
  };
};

/** Sends one request for each device in batches and notes what each answer means. */
const readEach = async (
  tick: Tick,
  records: readonly StoredRegistration[],
  requestOf: (stored: StoredRegistration) => GraphRequest,
  observe: (answer: GraphAnswer | GraphRefused, stored: StoredRegistration) => Observation,
): Promise<void> => {
  const answers = await sendBatch(tick.graph, records.map(requestOf));
  for (const [index, stored] of records.entries()) {
    const answer = answers[index];
    if (answer) await note(tick, stored, observe(answer, stored));
  }
};

const refusal = (tick: Tick, error: GraphRefused): Observation =>
  error.status === 404 ? { kind: "not-yet" } : observationOfRefusal(error, tick.cadence);

/** Missing rights on the directory cost the view of tag and membership, not the registration. */
const directoryRefusal = (tick: Tick, error: GraphRefused): Observation =>
  error.status === 403 ? { kind: "directory-hidden" } : refusal(tick, error);

/** Reads Intune's records; where one carries another tag, writes tag and name together and looks again later. */
export const readAutopilotDevices = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const wrong: { stored: StoredRegistration; name: string | null }[] = [];
  const answers = await sendBatch(
    tick.graph,
    records.map(({ record }) => autopilotDeviceRequest(record.autopilotDeviceId ?? "")),
  );
  for (const [index, stored] of records.entries()) {
    const answer = answers[index];
    if (!answer) continue;
    if (answer instanceof GraphRefused) {
      await note(tick, stored, refusal(tick, answer));
      continue;
    }
    const device = seenDevice(entityOf<WindowsAutopilotDeviceIdentity>(answer.body) ?? {});
    const next = await note(tick, stored, { kind: "autopilot-device", device });
    if (next && !next.record.tagConfirmed) wrong.push({ stored: next, name: device.displayName });
  }
  const updates = wrong.map(({ stored: { record }, name }) =>
    updateDeviceRequest(record.autopilotDeviceId ?? "", record.groupTag, name),
  );
  const written = await sendBatch(tick.graph, updates);
  for (const [index, { stored }] of wrong.entries()) {
    const answer = written[index];
    if (!answer) continue;
    await note(tick, stored, answer instanceof GraphRefused ? refusal(tick, answer) : { kind: "tag-written" });
  }
};

/** Whether the tag has reached the device's Entra object. */
export const readEntraDevices = (tick: Tick, records: readonly StoredRegistration[]): Promise<void> =>
  readEach(
    tick,
    records,
    ({ record }) => entraDeviceRequest(record.entraDeviceId ?? ""),
    (answer) => {
      if (answer instanceof GraphRefused) return directoryRefusal(tick, answer);
      const device = entityOf<Device>(answer.body);
      if (!device?.id) return { kind: "not-yet" };
      return { kind: "entra-device", objectId: device.id, physicalIds: device.physicalIds ?? [] };
    },
  );

/** Whether the group has taken the device in. */
export const checkMemberships = (tick: Tick, records: readonly StoredRegistration[]): Promise<void> =>
  readEach(
    tick,
    records,
    ({ record }) => membershipRequest(record.entraObjectId ?? "", record.groupObjectId),
    (answer, { record }) => {
      if (answer instanceof GraphRefused) return directoryRefusal(tick, answer);
      const groups = memberOf(answer.body, "value");
      const wanted = record.groupObjectId.toLowerCase();
      const member = Array.isArray(groups) && groups.some((group: unknown) => String(group).toLowerCase() === wanted);
      return { kind: "membership", member };
    },
  );

/** Whether Intune has assigned a deployment profile. */
export const readProfiles = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const statuses = await readProfileStatuses(
    tick.graph,
    records.map(({ record }) => record.autopilotDeviceId ?? ""),
  );
  for (const [index, stored] of records.entries()) {
    const status = statuses[index];
    if (!status) continue;
    await note(tick, stored, status instanceof GraphRefused ? refusal(tick, status) : { kind: "profile", status });
  }
};

/**
 * Removes finished import records, which are only job records; one that is gone already is as good.
 *
 * @returns the devices as they are stored afterwards, without those that somebody else has now
 */
export const deleteLeftovers = async (
  tick: Tick,
  records: readonly StoredRegistration[],
): Promise<StoredRegistration[]> => {
  const current = new Map(records.map((stored) => [stored.record.id, stored]));
  const pairs = records.flatMap(({ record }) =>
    record.leftoverImportedIds.map((importedId) => ({ id: record.id, importedId })),
  );
  const answers = await sendBatch(
    tick.graph,
    pairs.map(({ importedId }) => deleteImportRequest(importedId)),
  );
  for (const [index, { id, importedId }] of pairs.entries()) {
    const answer = answers[index];
    const stored = current.get(id);
    if (!answer || !stored) continue;
    const kept = answer instanceof GraphRefused && answer.status !== 404;
    const next = await note(
      tick,
      stored,
      kept ? { kind: "import-record-kept" } : { kind: "import-record-deleted", importedId },
    );
    if (next) current.set(id, next);
    else current.delete(id);
  }
  return [...current.values()];
};
