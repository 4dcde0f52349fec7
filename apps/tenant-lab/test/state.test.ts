import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createDueHeap } from "../src/state/due-heap.ts";
import type { Membership } from "../src/state/entities.ts";
import type { ScheduledTask } from "../src/state/lab-entities.ts";
import { openState } from "../src/state/state.ts";

const member = (id: string, groupId: string, sequence = 1): Membership => ({
  id,
  sequence,
  groupId,
  objectId: "o",
  tenantId: "t",
  since: 0,
});

const taskAt = (dueAt: number, sequence: number): ScheduledTask => ({
  id: String(sequence),
  sequence,
  tenantId: "t",
  dueAt,
  task: { kind: "finish-sync" },
  text: "",
});

describe("the lab's state", () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "tenant-lab-"));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  test("gives due tasks in the order of their moments, then of their making, whatever the order they came in", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.nat(20), (moments, now) => {
        const heap = createDueHeap();
        moments.forEach((moment, sequence) => {
          heap.push(taskAt(moment, sequence));
        });
        const taken: (readonly [number, number])[] = [];
        for (let task = heap.take(now); task !== undefined; task = heap.take(now))
          taken.push([task.dueAt, task.sequence]);
        const expected = moments
          .map((moment, sequence) => [moment, sequence] as const)
          .filter(([moment]) => moment <= now)
          .toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
        expect(taken).toEqual(expected);
      }),
    );
  });

  test("finds by a field what has it now, not what had it once", () => {
    const { memberships } = openState(null);
    memberships.put(member("1", "a"));
    expect(memberships.by("groupId", "a")).toHaveLength(1);
    memberships.put(member("1", "b"));
    memberships.put(member("2", "b"));
    memberships.delete("2");
    expect(memberships.by("groupId", "a")).toEqual([]);
    expect(memberships.by("groupId", "b")).toEqual([member("1", "b")]);
  });

  test("is the same after it was opened again, and its file does not keep what is gone", () => {
    const first = openState(directory);
    first.memberships.put(member("1", "a", first.nextSequence()));
    first.memberships.put(member("2", "a", first.nextSequence()));
    first.memberships.delete("1");
    first.addTask(taskAt(5, first.nextSequence()));
    first.close();
    const second = openState(directory);
    expect(second.memberships.values()).toEqual([member("2", "a", 2)]);
    expect(second.nextSequence()).toBe(4);
    expect(second.takeTask(5)).toEqual(taskAt(5, 3));
    second.close();
    expect(readFileSync(join(directory, "state.jsonl"), "utf8")).not.toContain('"id":"1"');
  });

  test("keeps the changes of one transaction together: a torn line takes all of them back", () => {
    const first = openState(directory);
    first.memberships.put(member("1", "a"));
    first.transaction(() => {
      first.memberships.put(member("2", "a"));
      first.memberships.delete("1");
    });
    first.close();
    const path = join(directory, "state.jsonl");
    writeFileSync(path, readFileSync(path, "utf8").slice(0, -9));
    const second = openState(directory);
    expect(second.memberships.values()).toEqual([member("1", "a")]);
    second.close();
  });
});
