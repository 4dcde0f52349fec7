import { approvalAnswerOf, reasonHeader } from "../graph/approval.ts";
import { updateDeviceRequest } from "../graph/autopilot-devices.ts";
import { sendBatch } from "../graph/batch.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import type { Observation } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import { noteAll, observationOfRefusal, type Tick } from "./tick.ts";

/** A device whose tag Intune has wrong, with the name it has there. */
export interface WrongTag {
  readonly stored: StoredRegistration;
  readonly displayName: string | null;
}

/** What Intune's answer to a change of the tag means; null where it has to be asked again with a reason. */
export const observeTagAnswer = (
  tick: Tick,
  answer: { readonly status: number } | GraphRefused | undefined,
): Observation | null => {
  if (!answer) return { kind: "not-yet" };
  if (!(answer instanceof GraphRefused)) return { kind: "tag-written" };
  const approval = approvalAnswerOf(answer);
  if (approval?.kind === "reason-missing") return null;
  if (approval?.kind === "waiting") return { kind: "approval-needed", operation: "tag", code: approval.code };
  if (answer.status === 404) return { kind: "not-yet" };
  return observationOfRefusal(answer, tick.cadence);
};

/** Writes tag and name together, as many as fit in the limit now; the next look takes up the rest. */
export const writeTags = async (tick: Tick, wrong: readonly WrongTag[]): Promise<void> => {
  const now = wrong.slice(0, Math.max(20, tick.graph.writesAvailable()));
  const send = (entries: readonly WrongTag[], withReason: boolean) =>
    sendBatch(
      tick.graph,
      entries.map(({ stored: { record }, displayName }) => {
        const reason = `Windlass changes the group tag of ${record.serialNumber} to ${record.groupTag}.`;
        const headers = withReason ? reasonHeader(reason) : {};
        return updateDeviceRequest(record.autopilotDeviceId ?? "", record.groupTag, displayName, headers);
      }),
    );
  const answers = await send(now, false);
  const observed = now.map((entry, index) => ({ entry, observation: observeTagAnswer(tick, answers[index]) }));
  const unreasoned = observed.filter(({ observation }) => observation === null).map(({ entry }) => entry);
  const again = await send(unreasoned, true);
  const later = unreasoned.map((entry, index) => ({ entry, observation: observeTagAnswer(tick, again[index]) }));
  await noteAll(
    tick,
    [...observed, ...later].flatMap(({ entry, observation }) =>
      observation ? [{ stored: entry.stored, observations: [observation] }] : [],
    ),
  );
};
