import { allDevices, sameSerialNumber, serialNumberRequest } from "../graph/autopilot-devices.ts";
import { sendBatch } from "../graph/batch.ts";
import { autopilotDevicePages, type ListedAutopilotDevice } from "../graph/beta/device-list.ts";
import { deviceWithProfilesRequest, type ProfileStatus, profileStatusOf } from "../graph/beta/profile-status.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { collectionOf, entityOf } from "../graph/json.ts";
import type { SeenAutopilotDevice } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import type { Tick } from "./tick.ts";

/** Intune writes an empty id for a device that has no Entra object yet. */
const noEntraDevice = "00000000-0000-0000-0000-000000000000";

/** Intune's record in the words of the state machine. */
const seenDevice = (device: ListedAutopilotDevice): SeenAutopilotDevice => {
  const entra = device.azureActiveDirectoryDeviceId ?? device.azureAdDeviceId ?? null;
  return {
    id: device.id ?? "",
    serialNumber: device.serialNumber ?? null,
    groupTag: device.groupTag ?? null,
    displayName: device.displayName || null,
    entraDeviceId: entra === noEntraDevice ? null : entra,
    enrolment: device.enrollmentState ?? null,
    remediation: device.remediationState ?? null,
    userlessEnrolment: device.userlessEnrollmentStatus ?? null,
  };
};

export interface SeenRegistered {
  readonly device: SeenAutopilotDevice;
  readonly profile: ProfileStatus;
}

/** What a look at Intune's devices found. */
export interface DeviceLook {
  /** The devices looked for by their id; null for one that is certainly not there. */
  readonly byId: ReadonlyMap<string, SeenRegistered | null>;
  /** The devices looked for by serial number in lower case: all that have exactly it. */
  readonly bySerialNumber: ReadonlyMap<string, readonly SeenRegistered[]>;
}

/** A page of a thousand records weighs on the service and on us about as much as so many single reads. */
const readsPerPage = 10;

const seenOf = (device: ListedAutopilotDevice): SeenRegistered => ({
  device: seenDevice(device),
  profile: profileStatusOf(device),
});

const keyOf = (serialNumber: string | null): string => (serialNumber ?? "").trim().toLowerCase();

interface Wanted {
  readonly ids: readonly string[];
  readonly serialNumbers: readonly string[];
}

/** Reads the whole list; null where it proves longer than single reads would have cost. */
const lookInList = async (
  tick: Tick,
  { ids, serialNumbers }: Wanted,
  mostPages: number,
): Promise<DeviceLook | null> => {
  const byId = new Map<string, SeenRegistered | null>(ids.map((id) => [id, null]));
  const bySerialNumber = new Map<string, SeenRegistered[]>(serialNumbers.map((one) => [keyOf(one), []]));
  let pages = 0;
  for await (const page of autopilotDevicePages(tick.graph)) {
    pages += 1;
    tick.memory.devicePages = Math.max(tick.memory.devicePages, pages);
    if (pages > mostPages) return null;
    for (const device of page) {
      if (device.id && byId.has(device.id)) byId.set(device.id, seenOf(device));
      bySerialNumber.get(keyOf(device.serialNumber ?? null))?.push(seenOf(device));
    }
  }
  tick.memory.devicePages = pages;
  return { byId, bySerialNumber };
};

type Answer = { readonly body: unknown } | GraphRefused;

/**
 * The body of an answer; null where there is no such device, undefined where the answer says nothing about it.
 *
 * @throws the refusal where every answer is one: then it is not about a single device
 */
const bodiesOf = (answers: readonly Answer[]): unknown[] => {
  const isRefusal = (answer: Answer): answer is GraphRefused => answer instanceof GraphRefused && answer.status !== 404;
  const [first] = answers;
  if (first && isRefusal(first) && answers.every(isRefusal)) throw first;
  return answers.map((answer) => {
    if (!(answer instanceof GraphRefused)) return answer.body;
    return answer.status === 404 ? null : undefined;
  });
};

/** Reads the devices one by one, twenty in a call. */
const lookOneByOne = async (tick: Tick, { ids, serialNumbers }: Wanted): Promise<DeviceLook> => {
  const searchable = serialNumbers.flatMap((serialNumber) => {
    const request = serialNumberRequest(serialNumber);
    return request ? [{ serialNumber, request }] : [];
  });
  const unsearchable = serialNumbers.filter(needsList);
  const listed = unsearchable.length > 0 ? await lookInStableList(tick, unsearchable) : [];
  const requests = [...ids.map(deviceWithProfilesRequest), ...searchable.map(({ request }) => request)];
  const bodies = bodiesOf(await sendBatch(tick.graph, requests, "beta"));
  const byId = new Map<string, SeenRegistered | null>();
  for (const [index, id] of ids.entries()) {
    const body = bodies[index];
    const device = entityOf<ListedAutopilotDevice>(body);
    if (body !== undefined) byId.set(id, device ? seenOf(device) : null);
  }
  const bySerialNumber = new Map<string, SeenRegistered[]>(listed);
  for (const [index, { serialNumber }] of searchable.entries()) {
    const body = bodies[ids.length + index];
    if (body === undefined) continue;
    const found = collectionOf<ListedAutopilotDevice>(body);
    const same = found.filter((device) => sameSerialNumber(device.serialNumber, serialNumber));
    bySerialNumber.set(keyOf(serialNumber), same.map(seenOf));
  }
  return { byId, bySerialNumber };
};

/**
 * The devices of serial numbers that no filter takes, from the list of v1.0: it has no profiles, but every tenant gives it.
 */
const lookInStableList = async (
  tick: Tick,
  serialNumbers: readonly string[],
): Promise<Map<string, SeenRegistered[]>> => {
  const found = new Map<string, SeenRegistered[]>(serialNumbers.map((one) => [keyOf(one), []]));
  for await (const device of allDevices(tick.graph))
    found.get(keyOf(device.serialNumber ?? null))?.push(seenOf(device));
  return found;
};

const isListRefused = (error: unknown): boolean =>
  error instanceof GraphRefused && [400, 404, 405, 501].includes(error.status);

/** Whether a search by this serial number has to read the whole list. */
const needsList = (serialNumber: string): boolean => serialNumberRequest(serialNumber) === null;

/**
 * Looks at devices of Intune in the cheaper way: one by one in batches, or all of the tenant's in pages.
 *
 * @throws GraphRefused, TokenRefused
 */
export const lookAtDevices = async (tick: Tick, records: readonly StoredRegistration[]): Promise<DeviceLook> => {
  const ids = records.flatMap(({ record }) => record.autopilotDeviceId ?? []);
  const serialNumbers = records.flatMap(({ record }) => (record.autopilotDeviceId === null ? record.serialNumber : []));
  const wanted = { ids, serialNumbers };
  const mustList = serialNumbers.some(needsList);
  const reads = ids.length + serialNumbers.length;
  if (!mustList && reads <= tick.memory.devicePages * readsPerPage) return lookOneByOne(tick, wanted);
  try {
    // A list of unknown length is given up where it turns out dearer than what it is to replace.
    const mostPages = mustList ? Number.POSITIVE_INFINITY : Math.ceil(reads / readsPerPage) + 1;
    const look = await lookInList(tick, wanted, mostPages);
    if (look) return look;
  } catch (error) {
    // Without the list of beta, single reads tell everything, and the list of v1.0 knows the serial numbers.
    if (!isListRefused(error)) throw error;
  }
  return lookOneByOne(tick, wanted);
};

/** Operations that such a look costs, as far as the last one tells. */
export const costOfDeviceLook = (tick: Tick, devices: number): number =>
  devices <= tick.memory.devicePages * readsPerPage ? devices : tick.memory.devicePages;

export const seenBySerialNumber = (look: DeviceLook, serialNumber: string): readonly SeenRegistered[] | undefined =>
  look.bySerialNumber.get(keyOf(serialNumber));

/** A device that was looked for by its id; null where it is certainly not there, undefined where nobody knows. */
export const seenIn = (look: DeviceLook, { record }: StoredRegistration): SeenRegistered | null | undefined =>
  record.autopilotDeviceId === null ? undefined : look.byId.get(record.autopilotDeviceId);
