import type { AgentEventBody } from "@windlass/protocol";

type Progress = Extract<AgentEventBody, { kind: "step-progress" }>;

/** At most so often does one step report its progress, in milliseconds. */
const shortestInterval = 400;

export interface ProgressMeter {
  report(done: number, total: number, unit: Progress["unit"]): void;
}

/**
 * Thins a step's progress: an event each 400 ms, the first and the last always. The journal is written through to the disk, so
 * that every event has a price.
 *
 * @param clock - milliseconds that only grow
 */
export const progressMeter = (
  stepId: string,
  append: (body: AgentEventBody) => void,
  clock: () => number,
): ProgressMeter => {
  let last: { at: number; done: number; unit: string } | null = null;
  return {
    report(done, total, unit) {
      const changed = last === null || last.unit !== unit || (done >= total && last.done < done);
      if (!changed && last !== null && (clock() - last.at < shortestInterval || last.done === done)) return;
      last = { at: clock(), done, unit };
      append({ kind: "step-progress", stepId, done, total, unit });
    },
  };
};
