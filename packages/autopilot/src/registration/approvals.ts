import { approvalAnswerOf, approvalCodeHeader } from "../graph/approval.ts";
import { updateDeviceRequest } from "../graph/autopilot-devices.ts";
import { type ApprovalStatus, readApprovalStatus } from "../graph/beta/approval-requests.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { memberOf } from "../graph/json.ts";
import { nameToSend } from "./device-name.ts";
import { findOwnImports } from "./import-steps.ts";
import type { ApprovalEnd } from "./observation.ts";
import { sendImport } from "./send-import.ts";
import type { StoredRegistration } from "./store.ts";
import { noteAll, noteEach, observationOfRefusal, type Tick } from "./tick.ts";
import { observeTagAnswer } from "./write-properties.ts";

/** Sends an import again with its approval, unless it has been carried out already and only the answer was lost. */
const resendImport = async (tick: Tick, records: readonly StoredRegistration[], code: string | null): Promise<void> => {
  const found = await findOwnImports(tick, records);
  await noteAll(
    tick,
    records.flatMap((stored) => {
      const importedId = found.get(stored.record.id)?.id;
      return importedId ? [{ stored, observations: [{ kind: "import-accepted", importedId }] }] : [];
    }),
  );
  const missing = records.filter(({ record }) => !found.has(record.id));
  // It must be the very request that was filed: one that has lost a device since is another one.
  if (missing.length > 0) await sendImport(tick, missing, code === null ? {} : approvalCodeHeader(code));
};

const nameIn = async (tick: Tick, { record }: StoredRegistration): Promise<string | null> => {
  const path = `/deviceManagement/windowsAutopilotDeviceIdentities/${encodeURIComponent(record.autopilotDeviceId ?? "")}`;
  const name = memberOf((await tick.graph.send({ method: "GET", path })).body, "displayName");
  return typeof name === "string" && name !== "" ? name : null;
};

const resendTag = async (tick: Tick, stored: StoredRegistration, code: string | null): Promise<void> => {
  const { record } = stored;
  const headers = code === null ? {} : approvalCodeHeader(code);
  const decided = nameToSend(record);
  const name = decided ?? (await nameIn(tick, stored));
  try {
    await tick.graph.send(updateDeviceRequest(record.autopilotDeviceId ?? "", record.groupTag, name, headers));
    const named = decided === null ? [] : [{ kind: "name-written" } as const];
    await noteAll(tick, [{ stored, observations: [{ kind: "tag-written" }, ...named] }]);
  } catch (error) {
    if (!(error instanceof GraphRefused)) throw error;
    const answer = approvalAnswerOf(error);
    const observation =
      answer?.kind === "waiting" && answer.code === null ? ({ kind: "approval-pending" } as const) : null;
    await noteEach(tick, [stored], observation ?? observeTagAnswer(tick, error) ?? { kind: "approval-over" });
  }
};

const ends: readonly string[] = ["rejected", "cancelled", "expired"] satisfies readonly ApprovalEnd[];
const isEnded = (status: ApprovalStatus): status is ApprovalEnd => ends.includes(status);

/** Asks how one filed request stands and acts on it. */
const follow = async (tick: Tick, records: readonly StoredRegistration[], code: string | null): Promise<void> => {
  const status = code === null ? "unknown" : await readApprovalStatus(tick.graph, code);
  if (status === "needsApproval") {
    await noteEach(tick, records, { kind: "approval-pending" });
    return;
  }
  if (isEnded(status)) {
    await noteEach(tick, records, { kind: "approval-ended", how: status });
    return;
  }
  // Approved, carried out already, or not to be seen: then Intune's answer to the request itself tells.
  const imports = records.filter(({ record }) => record.approval?.operation === "import");
  if (imports.length > 0) await resendImport(tick, imports, code);
  for (const stored of records) if (stored.record.approval?.operation === "tag") await resendTag(tick, stored, code);
};

/** Follows changes that wait for a second administrator: one question for each request that was filed. */
export const awaitApprovals = async (tick: Tick, records: readonly StoredRegistration[]): Promise<void> => {
  const byCode = Map.groupBy(records, ({ record }) => record.approval?.code ?? null);
  for (const [code, waiting] of byCode) {
    const groups = code === null ? waiting.map((stored) => [stored]) : [waiting];
    for (const group of groups) {
      try {
        await follow(tick, group, code);
      } catch (error) {
        if (!(error instanceof GraphRefused)) throw error;
        await noteEach(tick, group, observationOfRefusal(error, tick.cadence));
      }
    }
  }
};
