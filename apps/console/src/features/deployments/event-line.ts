import type { AgentEvent, CheckVerdict } from "@windlass/protocol";
import { formatDuration } from "../../components/format.ts";
import { phaseNames } from "./states.ts";

export type LogLevel = "debug" | "information" | "warning" | "error";

/** Levels from the most to the least talkative. */
export const logLevels: readonly LogLevel[] = ["debug", "information", "warning", "error"];

export interface LogLine {
  readonly sequence: number;
  readonly at: string;
  readonly level: LogLevel;
  readonly text: string;
}

const restartTargets = {
  windows: "Windows",
  "windows-pe": "Windows PE",
  "out-of-box-experience": "the out-of-box experience",
} as const;

type Titles = ReadonlyMap<string, string>;

const checksLine = (verdicts: readonly CheckVerdict[]): { level: LogLevel; text: string } => {
  const open = verdicts.filter(({ outcome }) => outcome !== "passed");
  if (open.length === 0) return { level: "information", text: `Quality checks: all ${verdicts.length} passed` };
  const worst = open.some(({ level }) => level === "block") ? "error" : "warning";
  return { level: worst, text: `Quality checks: ${open.map(({ title, says }) => `${title}: ${says}`).join(" ")}` };
};

const bodyLine = (body: AgentEvent["body"], titles: Titles): { level: LogLevel; text: string } | null => {
  switch (body.kind) {
    case "plan-compiled":
      return {
        level: "information",
        text: `Plan compiled: ${body.plan.steps.length} steps for ${body.plan.computerName}`,
      };
    case "phase-started":
      return { level: "information", text: `Phase: ${phaseNames[body.phase]}` };
    case "step-started": {
      const again = body.attempt > 1 ? ` (attempt ${body.attempt})` : "";
      return { level: "information", text: `Started: ${titles.get(body.stepId) ?? body.stepId}${again}` };
    }
    case "step-progress":
      return null;
    case "step-finished": {
      const title = titles.get(body.stepId) ?? body.stepId;
      const time = formatDuration(body.durationMilliseconds);
      if (body.outcome === "succeeded") return { level: "information", text: `Finished: ${title} (${time})` };
      if (body.outcome === "skipped") return { level: "information", text: `Skipped: ${title}` };
      return { level: "error", text: `Failed: ${title} (${time})${body.error ? `: ${body.error.message}` : ""}` };
    }
    case "driver-ended":
      return body.error
        ? { level: "warning", text: body.error.message }
        : { level: "information", text: `Driver added: ${body.inf}` };
    case "checks-judged":
      return checksLine(body.verdicts);
    case "checks-decided": {
      const { decision, by, reason } = body.decision;
      if (decision === "timed-out") return { level: "error", text: "Nobody decided on the checks in time" };
      const what = decision === "go-on" ? "goes on without the checks that were not passed" : "ended the deployment";
      return { level: "warning", text: `${by ?? "Somebody"} ${what}: ${reason}` };
    }
    case "restarting":
      return { level: "information", text: `Restarting into ${restartTargets[body.into]}` };
    case "switching-off":
      return { level: "information", text: `Switching off; the next start is ${restartTargets[body.into]}` };
    case "log":
      return { level: body.level, text: body.message };
  }
};

/** An event of the journal as a line of the log; null for those that only move a progress bar. */
export const eventLine = (event: AgentEvent, titles: Titles): LogLine | null => {
  const line = bodyLine(event.body, titles);
  return line && { sequence: event.sequence, at: event.at, ...line };
};

/** The lines of a journal at a level or above it. */
export const logLines = (events: readonly AgentEvent[], titles: Titles, least: LogLevel): LogLine[] => {
  const threshold = logLevels.indexOf(least);
  return events.flatMap((event) => {
    const line = eventLine(event, titles);
    return line && logLevels.indexOf(line.level) >= threshold ? [line] : [];
  });
};
