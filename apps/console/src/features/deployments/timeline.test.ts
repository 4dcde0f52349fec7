import type { RegistrationState } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { timelineOf } from "./timeline.ts";

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 23, 1, 0, seconds)).toISOString();
const passed = (...states: RegistrationState[]) =>
  states.map((state, index) => ({ state, at: at(index * 20), detail: `Seen ${state}` }));
const shown = (state: RegistrationState, ...states: RegistrationState[]) =>
  timelineOf({ state, transitions: passed(...states) }).map((entry) => `${entry.state} ${entry.progress}`);

describe("the registration timeline", () => {
  it("shows what was passed, what is being worked for and what is to come", () => {
    expect(shown("importing", "captured", "submitted", "importing")).toEqual([
      "captured done",
      "submitted done",
      "importing done",
      "registered current",
      "tagged waiting",
      "in-group waiting",
      "profile-assigned waiting",
      "ready waiting",
    ]);
  });

  it("ends with ready", () => {
    expect(shown("ready", "captured", "ready")).toEqual(["captured done", "ready done"]);
  });

  it("puts a failure where it happened and promises nothing after it", () => {
    expect(shown("failed", "captured", "submitted", "failed")).toEqual([
      "captured done",
      "submitted done",
      "failed failed",
    ]);
  });

  it("tells how long each state took", () => {
    const entries = timelineOf({ state: "submitted", transitions: passed("captured", "submitted") });
    expect(entries.slice(0, 3).map((entry) => entry.took)).toEqual([null, 20_000, null]);
  });

  it("shows a check that was started anew after a failure", () => {
    expect(shown("captured", "captured", "failed", "captured").slice(0, 4)).toEqual([
      "captured done",
      "failed failed",
      "captured done",
      "submitted current",
    ]);
  });
});
