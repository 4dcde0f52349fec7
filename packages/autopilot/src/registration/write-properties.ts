import { approvalAnswerOf, reasonHeader } from "../graph/approval.ts";
import { updateDeviceRequest } from "../graph/autopilot-devices.ts";
import { sendBatch } from "../graph/batch.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { nameToSend } from "./device-name.ts";
import type { Observation } from "./observation.ts";
import type { StoredRegistration } from "./store.ts";
import { noteAll, observationOfRefusal, type Tick, waitAfter } from "./tick.ts";

/** A device of which Intune has the tag or the name wrong, with the name it has there. */
export interface WrongProperties {
  readonly stored: StoredRegistration;
  /** False: only the name is. */
  readonly tag: boolean;
  readonly displayName: string | null;
}

type Answer = { readonly status: number } | GraphRefused | undefined;

/** What Intune's answer to a change of the tag means; null where it has to be asked again with a reason. */
export const observeTagAnswer = (tick: Tick, answer: Answer): Observation | null => {
  if (!answer) return { kind: "not-yet" };
  if (!(answer instanceof GraphRefused)) return { kind: "tag-written" };
  const approval = approvalAnswerOf(answer);
  if (approval?.kind === "reason-missing") return null;
  if (approval?.kind === "waiting") return { kind: "approval-needed", operation: "tag", code: approval.code };
  if (answer.status === 404) return { kind: "not-yet" };
  return observationOfRefusal(answer, tick.cadence);
};

/** What Intune's answer to a change of the name alone means. Nothing of it ends a registration. */
const observeNameAnswer = (tick: Tick, answer: Answer): readonly Observation[] => {
  if (!answer) return [{ kind: "not-yet" }];
  if (!(answer instanceof GraphRefused)) return [{ kind: "name-written" }];
  if (answer.status === 404) return [{ kind: "not-yet" }];
  const { message, temporary } = answer;
  if (approvalAnswerOf(answer)) {
    // Nobody is to be asked to approve a name that the device has already; people can do so from the device's page.
    const what = "a second administrator would have to approve it in Intune (Multi Admin Approval)";
    return [{ kind: "name-refused", what, lasting: true }];
  }
  const refused: Observation = { kind: "name-refused", what: message, lasting: !temporary };
  const milliseconds = waitAfter(answer, tick.cadence);
  return temporary && milliseconds !== null ? [refused, { kind: "postponed", milliseconds }] : [refused];
};

/** What is sent: the device's own name stays where none is decided, as Intune may lose what is left out. */
const nameOf = ({ stored: { record }, displayName }: WrongProperties): string | null =>
  nameToSend(record) ?? displayName;

const isNamed = (entry: WrongProperties): boolean => nameToSend(entry.stored.record) !== null;

/** What an answer means for its device; null where it has to be asked again with a reason. */
const observe = (tick: Tick, entry: WrongProperties, answer: Answer): readonly Observation[] | null => {
  if (!entry.tag) return observeNameAnswer(tick, answer);
  // It is the name that Intune can find fault with: the tag is written without it at the next look.
  if (answer instanceof GraphRefused && answer.status === 400 && isNamed(entry) && !approvalAnswerOf(answer))
    return [{ kind: "name-refused", what: answer.message, lasting: true }];
  const observed = observeTagAnswer(tick, answer);
  if (observed === null) return null;
  return observed.kind === "tag-written" && isNamed(entry) ? [observed, { kind: "name-written" }] : [observed];
};

/** Writes tag and name together, as many as fit in the limit now, tags first; the next look takes up the rest. */
export const writeProperties = async (tick: Tick, wrong: readonly WrongProperties[]): Promise<void> => {
  const ordered = [...wrong].sort((left, right) => Number(right.tag) - Number(left.tag));
  const now = ordered.slice(0, Math.max(20, tick.graph.writesAvailable()));
  const send = (entries: readonly WrongProperties[], withReason: boolean) =>
    sendBatch(
      tick.graph,
      entries.map((entry) => {
        const { record } = entry.stored;
        const reason = `Windlass changes the group tag of ${record.serialNumber} to ${record.groupTag}.`;
        const headers = withReason ? reasonHeader(reason) : {};
        return updateDeviceRequest(record.autopilotDeviceId ?? "", record.groupTag, nameOf(entry), headers);
      }),
    );
  const answers = await send(now, false);
  const observed = now.map((entry, index) => ({ entry, observations: observe(tick, entry, answers[index]) }));
  const unreasoned = observed.filter(({ observations }) => observations === null).map(({ entry }) => entry);
  const again = await send(unreasoned, true);
  const later = unreasoned.map((entry, index) => ({ entry, observations: observe(tick, entry, again[index]) }));
  await noteAll(
    tick,
    [...observed, ...later].flatMap(({ entry, observations }) =>
      observations ? [{ stored: entry.stored, observations }] : [],
    ),
  );
};
