import type { Device } from "@microsoft/microsoft-graph-types";
import { sendBatch } from "../graph/batch.ts";
import { membershipRequest } from "../graph/directory.ts";
import {
  deviceWithGroupsRequest,
  expandedGroups,
  isExpandedMember,
  memberDeviceIdPages,
  taggedDevicePages,
} from "../graph/directory-look.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { entityOf, memberOf } from "../graph/json.ts";
import type { Observation } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import { type Learnt, noteAll, noteEach, type Tick } from "./tick.ts";

/** A page of a thousand devices weighs about as much as so many single reads. */
const readsPerPage = 10;

const sameText = (left: string | null | undefined, right: string | null | undefined): boolean =>
  (left ?? "").toLowerCase() === (right ?? "").toLowerCase();

type FoundDevices = Map<string, Device>;

const keyOf = (deviceId: string | null | undefined): string => (deviceId ?? "").toLowerCase();

const withGroups = (tick: Tick): boolean => tick.memory.directoryWay === "expanded-groups";

const readOneByOne = async (tick: Tick, records: readonly StoredRegistration[]): Promise<FoundDevices> => {
  const answers = await sendBatch(
    tick.graph,
    records.map(({ record }) => deviceWithGroupsRequest(record.entraDeviceId ?? "")),
  );
  const found: FoundDevices = new Map();
  for (const answer of answers) {
    if (answer instanceof GraphRefused) {
      if (answer.status === 404) continue;
      throw answer;
    }
    const device = entityOf<Device>(answer.body);
    if (device?.deviceId) found.set(keyOf(device.deviceId), device);
  }
  return found;
};

const readByTag = async (tick: Tick, records: readonly StoredRegistration[], tag: string): Promise<FoundDevices> => {
  const wanted = new Set(records.map(({ record }) => keyOf(record.entraDeviceId)));
  const found: FoundDevices = new Map();
  let pages = 0;
  for await (const page of taggedDevicePages(tick.graph, tag, withGroups(tick))) {
    pages += 1;
    for (const device of page) if (wanted.has(keyOf(device.deviceId))) found.set(keyOf(device.deviceId), device);
  }
  tick.memory.tagPages.set(tag.toLowerCase(), pages);
  return found;
};

/** The Entra devices of records with one tag, in the cheaper way. Not all that have the tag need be among them. */
const readDevices = async (tick: Tick, records: readonly StoredRegistration[], tag: string): Promise<FoundDevices> => {
  const pages = tick.memory.tagPages.get(tag.toLowerCase()) ?? 1;
  return records.length <= pages * readsPerPage && withGroups(tick)
    ? readOneByOne(tick, records)
    : readByTag(tick, records, tag);
};

/** Who of these is in their group, where the devices themselves did not tell. */
const readMembers = async (
  tick: Tick,
  records: readonly StoredRegistration[],
  found: FoundDevices,
): Promise<ReadonlySet<string>> => {
  const members = new Set<string>();
  if (tick.memory.directoryWay === "group-members") {
    try {
      for (const groupId of new Set(records.map(({ record }) => record.groupObjectId.toLowerCase()))) {
        const inGroup = new Set<string>();
        for await (const page of memberDeviceIdPages(tick.graph, groupId))
          for (const id of page) inGroup.add(keyOf(id));
        for (const { record } of records)
          if (sameText(record.groupObjectId, groupId) && inGroup.has(keyOf(record.entraDeviceId)))
            members.add(record.id);
      }
      return members;
    } catch (error) {
      if (!(error instanceof GraphRefused) || error.status !== 403) throw error;
      tick.memory.directoryWay = "one-by-one";
    }
  }
  const asked = records.flatMap(({ record }) => {
    const objectId = found.get(keyOf(record.entraDeviceId))?.id;
    return objectId ? [{ record, request: membershipRequest(objectId, record.groupObjectId) }] : [];
  });
  const answers = await sendBatch(
    tick.graph,
    asked.map(({ request }) => request),
  );
  for (const [index, { record }] of asked.entries()) {
    const answer = answers[index];
    const groups = answer && !(answer instanceof GraphRefused) ? memberOf(answer.body, "value") : null;
    if (Array.isArray(groups) && groups.some((id: unknown) => sameText(String(id), record.groupObjectId)))
      members.add(record.id);
  }
  return members;
};

const lookAtTag = async (tick: Tick, records: readonly StoredRegistration[], tag: string): Promise<void> => {
  const found = await readDevices(tick, records, tag);
  const direct = new Map(
    records.map(({ record }) => {
      const device = found.get(keyOf(record.entraDeviceId));
      return [record.id, device ? isExpandedMember(device, record.groupObjectId) : false];
    }),
  );
  for (const { record } of records) {
    const groups = expandedGroups(found.get(keyOf(record.entraDeviceId)));
    if (groups) tick.memory.groupsOf.set(record.id, groups);
  }
  const unclear = records.filter(({ record }) => direct.get(record.id) === null);
  const members = unclear.length > 0 ? await readMembers(tick, unclear, found) : new Set<string>();
  await noteAll(
    tick,
    records.map((stored): Learnt => {
      const device = found.get(keyOf(stored.record.entraDeviceId));
      if (!device?.id) return { stored, observations: [{ kind: "not-yet" }] };
      const member = direct.get(stored.record.id) ?? members.has(stored.record.id);
      const seen: Observation = { kind: "entra-device", objectId: device.id, physicalIds: device.physicalIds ?? [] };
      return { stored, observations: [seen, { kind: "membership", member }] };
    }),
  );
};

const lookAtTagInSomeWay = async (tick: Tick, records: readonly StoredRegistration[], tag: string): Promise<void> => {
  try {
    await lookAtTag(tick, records, tag);
  } catch (error) {
    if (!(error instanceof GraphRefused) || error.status !== 400 || !withGroups(tick)) throw error;
    tick.memory.directoryWay = "group-members";
    await lookAtTag(tick, records, tag);
  }
};

/** The directory will not answer this app, or not such a question, however long one waits. */
const isLasting = ({ status }: GraphRefused): boolean => [400, 403, 404, 405, 501].includes(status);

/**
 * Looks where Entra is with these devices: whether they carry the tag, and whether their groups have taken them in.
 * What the directory refuses costs this view, not the registration.
 *
 * @throws GraphRefused, TokenRefused
 */
export const lookAtDirectory = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const byTag = Map.groupBy(records, ({ record }) => record.groupTag);
  for (const [tag, tagged] of byTag) {
    try {
      await lookAtTagInSomeWay(tick, tagged, tag);
    } catch (error) {
      if (!(error instanceof GraphRefused)) throw error;
      if (!isLasting(error)) throw error;
      await noteEach(tick, tagged, { kind: "directory-hidden" });
    }
  }
};
