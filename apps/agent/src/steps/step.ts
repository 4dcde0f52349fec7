import type { AgentEventBody, ContentReference, Plan, PlanStep, ToldError } from "@windlass/protocol";
import type { Deployment } from "../agent/deployment.ts";
import { type ProgressMeter, progressMeter } from "../journal/progress-meter.ts";
import type { Environment } from "../platform/platform.ts";

/** A step that was begun so often and never ended takes the device down each time. */
export const mostAttempts = 50;

type LogLevel = Extract<AgentEventBody, { kind: "log" }>["level"];

/** How a step that did not throw has ended. */
export interface StepEnd {
  readonly outcome: "succeeded" | "skipped";
  readonly exitCode: number | null;
  /** The device must restart before the next step. */
  readonly restart?: boolean;
  /** Why it was passed over. */
  readonly reason?: ToldError;
}

/** The device restarts in the middle of the step; the step is carried on afterwards. */
interface StepRestart {
  readonly outcome: "restart";
  readonly into: Environment;
}

export type StepResult = StepEnd | StepRestart;

export const succeeded: StepEnd = { outcome: "succeeded", exitCode: null };

/** What a step works with. Steps can be repeated: each finds out for itself what an interrupted attempt left. */
export interface StepContext {
  readonly deployment: Deployment;
  readonly plan: Plan;
  readonly meter: ProgressMeter;
  log(level: LogLevel, message: string): void;
  /** Path of a verified file, with progress in bytes against `totalBytes` of the step, `bytesBefore` of them done. */
  fetch(reference: ContentReference, name: string, bytesBefore: number, totalBytes: number): Promise<string>;
}

/** The one step of a kind, by its action. */
export type StepOf<Action extends PlanStep["action"]> = Extract<PlanStep, { action: Action }>;

/** Longest message of a log event, in characters. */
const longestMessage = 8000;

/** Programs print anything; no server keeps U+0000 or half of a surrogate pair, and would refuse the event for ever. */
const storable = (text: string): string => text.replaceAll("\0", "\uFFFD").toWellFormed();

export const stepContext = (deployment: Deployment, plan: Plan, step: PlanStep): StepContext => {
  const { journal, content, runtime, signal } = deployment;
  const meter = progressMeter(step.id, (body) => journal.append(body), runtime.clock);
  const log = (level: LogLevel, message: string) => {
    journal.append({ kind: "log", level, message: storable(message).slice(0, longestMessage), stepId: step.id });
  };
  return {
    deployment,
    plan,
    meter,
    log,
    async fetch(reference, name, bytesBefore, totalBytes) {
      const path = await content.fetch({
        reference,
        name,
        signal,
        onBytes: (done) => meter.report(bytesBefore + done, totalBytes, "bytes"),
        onTrouble: (what) => log("warning", `Fetching ${name}: ${what}`),
      });
      log("information", `${name}: ${reference.sizeBytes} bytes, SHA-256 ${reference.sha256} verified`);
      return path;
    },
  };
};
