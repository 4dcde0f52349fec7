import { setTimeout as sleep } from "node:timers/promises";
import { type AgreementKey, generateAgreementKey, openMessage } from "@windlass/content";
import { propertyVariable } from "@windlass/planner";
import {
  deliveredSecrets,
  type ProgramStep,
  type SealedMessage,
  type SecretValue,
  secretIdsOf,
  secretText,
  secretVariables,
  stepSecretsBinding,
  WindlassError,
} from "@windlass/protocol";
import { isRefusal } from "../../agent/failures.ts";
import { untilAnswered } from "../../agent/waiting.ts";
import { progressOf } from "../../journal/progress.ts";
import { mostAttempts, type StepContext } from "../step.ts";
import type { SoftwareStep } from "./package-files.ts";

/** What a program is given of secrets. JavaScript cannot wipe texts; they are let go as soon as the step is over. */
export interface StepSecrets {
  readonly environment: Readonly<Record<string, string>>;
  /** To be taken out of whatever the program writes. */
  readonly hidden: readonly string[];
}

const none: StepSecrets = { environment: {}, hidden: [] };

/** A wait is told once it is one, in milliseconds. */
const tellAfter = 2_000;

const attemptOf = (planned: SoftwareStep, { deployment }: StepContext): number =>
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
const ask = async (planned: SoftwareStep, context: StepContext, reader: AgreementKey): Promise<SealedMessage> => {
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
  planned: SoftwareStep,
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

const variablesOf = (program: ProgramStep, values: ReadonlyMap<string, SecretValue>): Record<string, string> => {
  const environment: Record<string, string> = {};
  for (const variable of program.variables) {
    const value = "secretId" in variable ? values.get(variable.secretId) : undefined;
    if (value) Object.assign(environment, secretVariables(variable.name, value));
  }
  for (const [index, property] of (program.kind === "msi" ? program.properties : []).entries()) {
    const value = "secretId" in property ? values.get(property.secretId) : undefined;
    if (value) environment[propertyVariable(index)] = secretText(value) ?? "";
  }
  return environment;
};

/** User names are no secrets, but what they came with is. */
const hiddenOf = (values: ReadonlyMap<string, SecretValue>): string[] =>
  [...values.values()].flatMap((value) => secretText(value) ?? []);

/**
 * The secrets that a step names, fetched when it runs and not before. Away from the server the step waits.
 *
 * @throws Refusal what the server says against it; WindlassError `device.secrets-unreadable`
 */
export const secretsOf = async (
  planned: SoftwareStep,
  program: ProgramStep,
  context: StepContext,
): Promise<StepSecrets> => {
  const ids = new Set(secretIdsOf(program));
  if (ids.size === 0) return none;
  const reader = generateAgreementKey();
  const answer = await tellingWait(context, ask(planned, context, reader));
  const values = openAnswer(answer, reader, planned, context);
  if ([...ids].some((id) => !values.has(id)))
    throw new WindlassError("device.secrets-unreadable", { parameters: { step: planned.title } });
  context.log("information", `The server has given ${ids.size === 1 ? "one secret" : `${ids.size} secrets`}.`);
  return { environment: variablesOf(program, values), hidden: hiddenOf(values) };
};
