import { sendBatch } from "../graph/batch.ts";
import type { GraphClient } from "../graph/client.ts";
import { GraphRefused } from "../graph/graph-refused.ts";
import { deleteDevices, type Leaving } from "./delete.ts";
import { lookAtDevices } from "./look.ts";
import { type ChangeOutcome, type ChangeTarget, done, failed, outcomeOfRefusal } from "./outcome.ts";
import { type DueWrite, writeFor } from "./write.ts";

const isOutcome = (step: DueWrite | ChangeOutcome): step is ChangeOutcome => "kind" in step;

const gone = (target: ChangeTarget): ChangeOutcome =>
  target.change.kind === "delete"
    ? done(false, "It is registered no more.", null)
    : failed("autopilot-device.gone", target);

const sendWrites = async (
  client: GraphClient,
  writes: ReadonlyMap<ChangeTarget, DueWrite>,
  outcomes: Map<ChangeTarget, ChangeOutcome>,
): Promise<void> => {
  for (const version of ["v1.0", "beta"] as const) {
    const due = [...writes].filter(([, write]) => write.version === version);
    const answers = await sendBatch(
      client,
      due.map(([, { request }]) => request),
      version,
    );
    for (const [index, [target, { after, detail }]] of due.entries()) {
      const answer = answers[index];
      const refused = answer instanceof GraphRefused;
      outcomes.set(target, refused ? outcomeOfRefusal(answer, target) : done(true, detail, after));
    }
  }
};

/**
 * Changes registered devices. Looks at each first, so that what is done already is not done again and a tag is never
 * written over a name; sends what is left in batches of twenty. Give it as many at once as the limits have room for
 * (`client.writesAvailable()`); more waits inside.
 *
 * @param reason - why, for Multi Admin Approval, where the tenant asks for a second administrator
 * @returns what became of each, in order
 * @throws GraphRefused, TokenRefused where a batch as a whole got no answer: all of it may be asked for again
 */
export const changeDevices = async (
  client: GraphClient,
  targets: readonly ChangeTarget[],
  reason: string,
): Promise<ChangeOutcome[]> => {
  const outcomes = new Map<ChangeTarget, ChangeOutcome>();
  const writes = new Map<ChangeTarget, DueWrite>();
  const leaving: Leaving[] = [];
  const looks = await lookAtDevices(
    client,
    targets.map(({ autopilotDeviceId }) => autopilotDeviceId),
  );
  for (const [index, target] of targets.entries()) {
    const look = looks[index];
    const { change } = target;
    if (look === undefined || look === "gone") outcomes.set(target, gone(target));
    else if (look instanceof GraphRefused) outcomes.set(target, outcomeOfRefusal(look, target));
    else if (change.kind === "delete") leaving.push({ target, record: look, alsoFromIntune: change.alsoFromIntune });
    else {
      const step = writeFor(target, change, look, reason);
      if (isOutcome(step)) outcomes.set(target, step);
      else writes.set(target, step);
    }
  }
  await sendWrites(client, writes, outcomes);
  for (const [target, outcome] of await deleteDevices(client, leaving, reason)) outcomes.set(target, outcome);
  return targets.flatMap((target) => outcomes.get(target) ?? []);
};
