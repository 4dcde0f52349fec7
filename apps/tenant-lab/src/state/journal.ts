import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from "node:fs";
import { join } from "node:path";

/** One change: table, id, and the new value or null when it is gone. */
export type Change = readonly [table: string, id: string, value: unknown];

export interface Journal {
  /** All changes of one request in one line, so that a killed process leaves either all of them or none. */
  append(changes: readonly Change[]): void;
  close(): void;
}

export const memoryJournal: Journal = { append: () => {}, close: () => {} };

/** Changes of a line; a line torn by a kill is not JSON and tells nothing. */
function readLine(line: string): readonly Change[] {
  if (line === "") return [];
  try {
    return JSON.parse(line) as Change[];
  } catch {
    return [];
  }
}

/** Reads all changes kept in `directory`, oldest first; empty when there are none. */
export function readJournal(directory: string): Change[] {
  const path = join(directory, "state.jsonl");
  if (!existsSync(path)) return [];
  return readFileSync(path, "utf8").split("\n").flatMap(readLine);
}

/**
 * Opens the journal in `directory`, first replacing it by `snapshot` (write aside, then rename), so that it does not
 * grow over many starts and never begins after a torn line.
 */
export function openJournal(directory: string, snapshot: Iterable<Change>): Journal {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const path = join(directory, "state.jsonl");
  const aside = `${path}.new`;
  const file = openSync(aside, "w", 0o600);
  for (const change of snapshot) writeSync(file, `${JSON.stringify([change])}\n`);
  fsyncSync(file);
  renameSync(aside, path);
  return {
    append: (changes) => {
      writeSync(file, `${JSON.stringify(changes)}\n`);
    },
    close: () => closeSync(file),
  };
}
