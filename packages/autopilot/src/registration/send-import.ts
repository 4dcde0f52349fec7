import { approvalAnswerOf, approvalCodeHeader, reasonHeader } from "../graph/approval.ts";
import { sameSerialNumber } from "../graph/autopilot-devices.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { type ImportRecord, importDevices } from "../graph/imports.ts";
import type { StoredRegistration } from "./store.ts";
import { noteAll, noteEach, observationOfRefusal, type Tick } from "./tick.ts";

/** A device's record among those of one import; Intune answers in an order of its own. */
export const ofDevice = (records: readonly ImportRecord[], stored: StoredRegistration): ImportRecord | undefined => {
  const { importedId, serialNumber } = stored.record;
  return (
    records.find(({ id }) => importedId !== null && id === importedId) ??
    records.find((record) => sameSerialNumber(record.serialNumber, serialNumber))
  );
};

type Headers = Readonly<Record<string, string>>;

const send = (tick: Tick, chunk: readonly StoredRegistration[], headers: Headers): Promise<ImportRecord[]> =>
  importDevices(
    tick.graph,
    chunk.map(({ record }) => ({
      serialNumber: record.serialNumber,
      hardwareHash: record.hardwareHash,
      groupTag: record.groupTag,
      importId: record.importId ?? "",
      assignedUser: record.assignedUser,
      productId: record.productId,
    })),
    headers,
  );

const reasonFor = (chunk: readonly StoredRegistration[]): Headers => {
  const tags = [...new Set(chunk.map(({ record }) => record.groupTag))].join(", ");
  return reasonHeader(`Windlass registers ${chunk.length} devices in Windows Autopilot with the group tag ${tags}.`);
};

const halves = (chunk: readonly StoredRegistration[]) => {
  const middle = Math.ceil(chunk.length / 2);
  return [chunk.slice(0, middle), chunk.slice(middle)];
};

/** 400 for one bad hash, 413 for too many devices: in both cases nothing was started, and fewer may go through. */
const isRefusedWhole = (error: unknown): error is GraphRefused =>
  error instanceof GraphRefused && (error.status === 400 || error.status === 413);

/** The call was too much for the service, or for the connection to it. */
const isTooMuch = (error: unknown): boolean =>
  error instanceof GraphRefused && [0, 408, 413, 500, 502, 503, 504].includes(error.status);

const noteRefused = async (tick: Tick, chunk: readonly StoredRegistration[], error: unknown): Promise<void> => {
  if (isTooMuch(error)) tick.memory.importWentBadly();
  if (!isRefusedWhole(error)) {
    await noteEach(tick, chunk, observationOfRefusal(error, tick.cadence));
    return;
  }
  if (chunk.length > 1) {
    for (const half of halves(chunk)) await sendImport(tick, half);
    return;
  }
  const becauseOfHash = /Edm\.Binary|hardwareIdentifier/iu.test(error.message);
  await noteEach(tick, chunk, { kind: "import-refused", becauseOfHash, what: error.message });
};

const noteAnswer = async (
  tick: Tick,
  chunk: readonly StoredRegistration[],
  answered: readonly ImportRecord[],
): Promise<void> => {
  const bySerialNumber = new Map(answered.map((one) => [(one.serialNumber ?? "").trim().toLowerCase(), one.id]));
  await noteAll(
    tick,
    chunk.flatMap((stored) => {
      const importedId = bySerialNumber.get(stored.record.serialNumber.trim().toLowerCase());
      // A device missing in the answer is looked for by its import id later.
      return importedId ? [{ stored, observations: [{ kind: "import-accepted", importedId }] }] : [];
    }),
  );
};

/**
 * Sends one import call for devices whose import id is stored. Halves it where one bad hash spoils it; gives a reason
 * where the tenant wants one, and notes where it waits for approval.
 */
export const sendImport = async (
  tick: Tick,
  chunk: readonly StoredRegistration[],
  headers: Headers = {},
): Promise<void> => {
  let answered: ImportRecord[];
  try {
    answered = await send(tick, chunk, headers);
  } catch (error) {
    const approval = error instanceof GraphRefused ? approvalAnswerOf(error) : null;
    if (approval?.kind === "reason-missing" && Object.keys(headers).length === 0) {
      await sendImport(tick, chunk, reasonFor(chunk));
      return;
    }
    if (approval?.kind === "waiting") {
      const code = approval.code ?? headers[approvalCodeName] ?? null;
      await noteEach(tick, chunk, { kind: "approval-needed", operation: "import", code });
      return;
    }
    await noteRefused(tick, chunk, error);
    return;
  }
  tick.memory.importWentWell();
  await noteAnswer(tick, chunk, answered);
};

const [approvalCodeName = ""] = Object.keys(approvalCodeHeader(""));
