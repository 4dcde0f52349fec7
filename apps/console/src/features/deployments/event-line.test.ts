import type { AgentEvent } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { eventLine, logLines } from "./event-line.ts";

const titles = new Map([["03-apply-image", "Apply Windows 11"]]);
const event = (body: AgentEvent["body"], sequence = 1): AgentEvent => ({
  sequence,
  at: "2026-11-23T01:00:00.000Z",
  body,
});
const stepId = "03-apply-image";
const finished = { kind: "step-finished", stepId, exitCode: null, durationMilliseconds: 5000, error: null } as const;

describe("the journal as a log", () => {
  it("names steps by their titles, and by their ids while the plan is not known", () => {
    const started = event({ kind: "step-started", stepId, attempt: 2 });
    expect(eventLine(started, titles)?.text).toBe("Started: Apply Windows 11 (attempt 2)");
    expect(eventLine(started, new Map())?.text).toBe("Started: 03-apply-image (attempt 2)");
  });

  it("leaves progress to the progress bars", () => {
    const progress = event({ kind: "step-progress", stepId, done: 1, total: 2, unit: "bytes" });
    expect(eventLine(progress, titles)).toBeNull();
  });

  it("tells a failed step as an error with its reason", () => {
    const error = { code: "device.step-failed", message: "It ended with exit code 1603.", remedy: "" };
    const line = eventLine(event({ ...finished, outcome: "failed", error }), titles);
    expect(line).toMatchObject({
      level: "error",
      text: "Failed: Apply Windows 11 (5 s): It ended with exit code 1603.",
    });
  });

  it("keeps lines at the chosen level and worse", () => {
    const log = (level: "debug" | "warning" | "error", sequence: number) =>
      event({ kind: "log", level, message: level, stepId: null }, sequence);
    const events = [log("debug", 1), log("warning", 2), log("error", 3)];
    expect(logLines(events, titles, "warning").map((line) => line.sequence)).toEqual([2, 3]);
    expect(logLines(events, titles, "debug")).toHaveLength(3);
  });
});
