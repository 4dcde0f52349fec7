import { setTimeout as sleep } from "node:timers/promises";
import { type AgreementKey, generateAgreementKey, openMessage } from "@windlass/content";
import {
  deliveredSecrets,
  type PlanStep,
  type SealedMessage,
  type SecretValue,
  stepSecretsBinding,
  WindlassError,
} from "@windlass/protocol";
import { isRefusal } from "../agent/failures.ts";
import { untilAnswered } from "../agent/waiting.ts";
import { progressOf } from "../journal/progress.ts";
import { mostAttempts, type StepContext } from "./step.ts";

/** A step that needs secrets, as far as asking for them goes. */
type AskingStep = Pick<PlanStep, "id" | "title">;

/** A wait is told once it is one, in milliseconds. */
const tellAfter = 2_000;

const attemptOf = (planned: AskingStep, { deployment }: StepContext): number =>
  progressOf(deployment.journal.events).attempts.get(planned.id) ?? 1;

/** Says on screen and in the journal that the step waits, if it does. */
const tellingWait = async <Answer>(context: StepContext, work: Promise<Answer>): Promise<Answer> => {
  const told = new AbortController();
  void sleep(tellAfter, undefined, { signal: told.signal })
    .then(() => {
      const reason = "The step needs secrets, which only the server has: it waits until the server answers.";
      context.log("warning", reason);
      context.deployment.persistence.onWaiting?.(reason);
    })
    .catch(() => undefined);
  try {
    return await work;
  } finally {
    told.abort();
  }
};

/**
 * Asks for one attempt's secrets, once the server knows that the attempt began. An answer that was lost on the way is
 * gone: then the journal gets another attempt, and the server is asked for that one.
 */
const ask = async (planned: AskingStep, context: StepContext, reader: AgreementKey): Promise<SealedMessage> => {
  const { api, authorised, persistence, signal, reporter, journal } = context.deployment;
  for (;;) {
    await reporter.flushed();
    const attempt = attemptOf(planned, context);
    const request = { stepId: planned.id, attempt, readerKey: reader.publicKey };
    try {
      return await untilAnswered(() => authorised(() => api.stepSecrets(request, signal)), persistence);
    } catch (error) {
      if (!isRefusal(error, "agent.secrets-already-given") || attempt >= mostAttempts) throw error;
      context.log("warning", "The answer with the step's secrets was lost; the step begins again to ask for them.");
      journal.append({ kind: "step-started", stepId: planned.id, attempt: attempt + 1 });
    }
  }
};

const openAnswer = (
  answer: SealedMessage,
  reader: AgreementKey,
  planned: AskingStep,
  context: StepContext,
): Map<string, SecretValue> => {
  const { deploymentId, sessionId } = context.deployment;
  const place = { sessionId, deploymentId, stepId: planned.id, attempt: attemptOf(planned, context) };
  try {
    const plain = openMessage(answer, reader, stepSecretsBinding(place));
    const delivered = deliveredSecrets.parse(JSON.parse(plain.toString("utf8")));
    plain.fill(0);
    return new Map(delivered.map(({ id, value }) => [id, value]));
  } catch (cause) {
    throw new WindlassError("device.secrets-unreadable", { parameters: { step: planned.title }, cause });
  }
};

/**
 * The secrets that a step names, fetched when it runs and not before. Away from the server the step waits.
 *
 * @throws Refusal what the server says against it; WindlassError `device.secrets-unreadable`
 */
export const fetchSecrets = async (
  planned: AskingStep,
  secretIds: readonly string[],
  context: StepContext,
): Promise<ReadonlyMap<string, SecretValue>> => {
  const ids = new Set(secretIds);
  if (ids.size === 0) return new Map();
  const reader = generateAgreementKey();
  const answer = await tellingWait(context, ask(planned, context, reader));
  const values = openAnswer(answer, reader, planned, context);
  if ([...ids].some((id) => !values.has(id)))
    throw new WindlassError("device.secrets-unreadable", { parameters: { step: planned.title } });
  context.log("information", `The server has given ${ids.size === 1 ? "one secret" : `${ids.size} secrets`}.`);
  return values;
};
