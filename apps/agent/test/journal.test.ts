import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AgentEvent, AgentEventBody } from "@windlass/protocol";
import { WindlassError } from "@windlass/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { Refusal, Unreachable } from "../src/agent/failures.ts";
import { Journal } from "../src/journal/journal.ts";
import { progressMeter } from "../src/journal/progress-meter.ts";
import { Reporter } from "../src/journal/reporter.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "windlass-journal-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const open = () => new Journal({ path }, () => new Date("2026-11-23T10:00:00.000Z"));
const note = (message: string): AgentEventBody => ({ kind: "log", level: "information", message, stepId: null });

describe("the journal", () => {
  it("numbers events from 1 without gaps, over starts of the program", () => {
    open().append(note("one"));
    const again = open();
    expect(again.append(note("two")).sequence).toBe(2);
    expect(open().events.map(({ sequence }) => sequence)).toEqual([1, 2]);
  });

  it("cuts off what a killed program left of a line, and reuses its number", () => {
    open().append(note("one"));
    appendFileSync(path("events.jsonl"), '{"sequence":2,"at":"2026');
    const again = open();
    expect(again.lastSequence).toBe(1);
    expect(again.append(note("two")).sequence).toBe(2);
    expect(readFileSync(path("events.jsonl"), "utf8").trim().split("\n")).toHaveLength(2);
  });

  it("refuses a file with a gap rather than send other numbers for the same events", () => {
    const journal = open();
    journal.append(note("one"));
    journal.append(note("two"));
    const lines = readFileSync(path("events.jsonl"), "utf8").split("\n");
    writeFileSync(path("events.jsonl"), `${lines.slice(1).join("\n")}`);
    expect(open).toThrow("has event 2 at line 1");
  });

  it("refuses an event that the server would refuse, before it is written", () => {
    const journal = open();
    expect(() => journal.append({ kind: "log", level: "error", message: "x".repeat(9000), stepId: null })).toThrow();
    expect(journal.lastSequence).toBe(0);
  });

  it("gives batches by count and size, and always at least one event", () => {
    const journal = open();
    for (let index = 0; index < 5; index += 1) journal.append(note("x".repeat(100)));
    expect(journal.unacknowledged(3, 1e6)).toHaveLength(3);
    expect(journal.unacknowledged(500, 10)).toHaveLength(1);
    journal.acknowledge(4);
    expect(
      open()
        .unacknowledged(500, 1e6)
        .map(({ sequence }) => sequence),
    ).toEqual([5]);
  });
});

describe("the reporter", () => {
  const report = async (journal: Journal, send: (events: readonly AgentEvent[]) => Promise<number>) => {
    const abort = new AbortController();
    let refused: unknown = null;
    const reporter = new Reporter({
      journal,
      send,
      persistence: { patience: { firstPause: 1, longestPause: 4 }, random: Math.random, signal: abort.signal },
      onRefused: (error) => {
        refused = error;
        abort.abort(error);
      },
    });
    const run = reporter.run();
    await reporter.flushed().catch(() => {});
    abort.abort();
    await run;
    return refused;
  };

  it("sends again what was not acknowledged, in order, until it is", async () => {
    const journal = open();
    for (const message of ["one", "two", "three"]) journal.append(note(message));
    const received: number[][] = [];
    const refused = await report(journal, async (events) => {
      received.push(events.map(({ sequence }) => sequence));
      if (received.length < 3) throw new Unreachable("away");
      return 3;
    });
    expect(refused).toBeNull();
    expect(received).toEqual([
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it("starts from the first event when the server has less than it acknowledged", async () => {
    const journal = open();
    for (const message of ["one", "two", "three"]) journal.append(note(message));
    journal.acknowledge(2);
    const gap = new WindlassError("agent.events-gap", { parameters: { received: 3, expected: 1 } });
    let known = 0;
    const refused = await report(journal, async (events) => {
      if (events[0]?.sequence !== known + 1) throw new Refusal(409, gap.told());
      known += events.length;
      return known;
    });
    expect(refused).toBeNull();
    expect(known).toBe(3);
  });

  it("gives up on events that the server refuses for good, and says so", async () => {
    const journal = open();
    journal.append(note("one"));
    const told = new WindlassError("agent.deployment-finished").told();
    expect(await report(journal, () => Promise.reject(new Refusal(410, told)))).toMatchObject({ told });
  });
});

describe("a step's progress", () => {
  it("is reported at its begin, its end and now and then between", () => {
    let time = 0;
    const events: AgentEventBody[] = [];
    const meter = progressMeter(
      "02-apply-image",
      (body) => events.push(body),
      () => time,
    );
    for (let done = 0; done <= 1000; done += 1) {
      time += 1;
      meter.report(done, 1000, "bytes");
    }
    meter.report(0, 100, "percent");
    const done = events.map((body) => (body.kind === "step-progress" ? [body.done, body.unit] : []));
    expect(done).toEqual([
      [0, "bytes"],
      [400, "bytes"],
      [800, "bytes"],
      [1000, "bytes"],
      [0, "percent"],
    ]);
  });
});
