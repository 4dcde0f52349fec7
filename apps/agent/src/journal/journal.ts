import { closeSync, existsSync, fsyncSync, openSync, readFileSync, truncateSync, writeSync } from "node:fs";
import { type AgentEvent, type AgentEventBody, agentEvent } from "@windlass/protocol";
import { readTextIfThere, writeFileAtomically } from "../workspace/atomic-file.ts";

/** Where the journal lies; asked at each write, because the workspace moves once. */
interface JournalPaths {
  path(name: string): string;
}

const eventsFile = "events.jsonl";
const acknowledgedFile = "acknowledged";

/** Reads whole lines; what a killed process left of a last one was never sent, and is cut off. */
const readEvents = (path: string): AgentEvent[] => {
  if (!existsSync(path)) return [];
  const content = readFileSync(path);
  const end = content.lastIndexOf(0x0a) + 1;
  if (end < content.length) truncateSync(path, end);
  const lines = content.subarray(0, end).toString("utf8").split("\n").slice(0, -1);
  return lines.map((line, index) => {
    const event = agentEvent.parse(JSON.parse(line));
    if (event.sequence !== index + 1) throw new Error(`the journal has event ${event.sequence} at line ${index + 1}`);
    return event;
  });
};

/**
 * What happened on the device, numbered from 1 without gaps. An event is on the disk before anybody acts on it or
 * hears of it: the journal is the only memory of what is done.
 */
export class Journal {
  readonly #paths: JournalPaths;
  readonly #now: () => Date;
  readonly #events: AgentEvent[];
  readonly #listeners = new Set<(event: AgentEvent) => void>();
  #acknowledged: number;

  constructor(paths: JournalPaths, now: () => Date) {
    this.#paths = paths;
    this.#now = now;
    this.#events = readEvents(paths.path(eventsFile));
    const stored = Number(readTextIfThere(paths.path(acknowledgedFile)) ?? 0);
    this.#acknowledged = Number.isSafeInteger(stored) ? Math.min(stored, this.#events.length) : 0;
  }

  get events(): readonly AgentEvent[] {
    return this.#events;
  }

  get lastSequence(): number {
    return this.#events.length;
  }

  /** The highest sequence number that the server has committed. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Writes an event through to the disk, then tells the listeners. */
  append(body: AgentEventBody): AgentEvent {
    const event = agentEvent.parse({ sequence: this.#events.length + 1, at: this.#now().toISOString(), body });
    const handle = openSync(this.#paths.path(eventsFile), "a", 0o600);
    try {
      const line = Buffer.from(`${JSON.stringify(event)}\n`);
      let written = 0;
      while (written < line.length) written += writeSync(handle, line, written);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    this.#events.push(event);
    for (const listener of this.#listeners) listener(event);
    return event;
  }

  onAppend(listener: (event: AgentEvent) => void): void {
    this.#listeners.add(listener);
  }

  /** Remembers what need not be sent again. Losing it costs a repetition, which the server drops. */
  acknowledge(sequence: number): void {
    if (sequence < 0 || sequence > this.#events.length) return;
    this.#acknowledged = sequence;
    writeFileAtomically(this.#paths.path(acknowledgedFile), String(sequence));
  }

  /** Unacknowledged events, oldest first: at most `count` and about `bytes` of JSON, but always one. */
  unacknowledged(count: number, bytes: number): AgentEvent[] {
    const batch: AgentEvent[] = [];
    let size = 0;
    for (const event of this.#events.slice(this.#acknowledged, this.#acknowledged + count)) {
      size += JSON.stringify(event).length;
      if (batch.length > 0 && size > bytes) break;
      batch.push(event);
    }
    return batch;
  }
}
