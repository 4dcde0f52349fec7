import type { ScheduledTask } from "./lab-entities.ts";

/** Tasks by the moment they are due, then by their running number: a binary heap. */
export interface DueHeap {
  push(task: ScheduledTask): void;
  /** Takes the first task when it is due by `now`. */
  take(now: number): ScheduledTask | undefined;
}

export function createDueHeap(): DueHeap {
  const heap: ScheduledTask[] = [];

  const swap = (one: number, other: number): void => {
    const [left, right] = [heap[one], heap[other]];
    if (left === undefined || right === undefined) return;
    heap[one] = right;
    heap[other] = left;
  };

  const smallest = (...positions: number[]): number =>
    positions.reduce((best, position) => (isBefore(heap[position], heap[best]) ? position : best));

  const sink = (position: number): void => {
    const best = smallest(position, 2 * position + 1, 2 * position + 2);
    if (best === position) return;
    swap(position, best);
    sink(best);
  };

  return {
    push: (task) => {
      heap.push(task);
      for (let at = heap.length - 1; at > 0; ) {
        const parent = (at - 1) >> 1;
        if (!isBefore(heap[at], heap[parent])) break;
        swap(at, parent);
        at = parent;
      }
    },
    take: (now) => {
      const first = heap[0];
      if (first === undefined || first.dueAt > now) return undefined;
      swap(0, heap.length - 1);
      heap.pop();
      sink(0);
      return first;
    },
  };
}

function isBefore(one: ScheduledTask | undefined, other: ScheduledTask | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined;
  return one.dueAt < other.dueAt || (one.dueAt === other.dueAt && one.sequence < other.sequence);
}
