import type { LabCore } from "../lab-core.ts";
import type { LabTask, ScheduledTask } from "../state/entities.ts";
import type { LabDelays } from "./settings.ts";

/** The moment at which the service has done a thing that it began at `from`. */
export function afterDelay(lab: LabCore, from: number, delay: keyof LabDelays): number {
  const { delays, speed } = lab.behaviour();
  return from + delays[delay] / speed;
}

/** Has the lab do `task` one delay after `from`. */
export function schedule(lab: LabCore, tenantId: string, from: number, delay: keyof LabDelays, task: LabTask): void {
  lab.state.tasks.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId,
    dueAt: afterDelay(lab, from, delay),
    task,
  });
}

/** The same, unless the same task is waiting already: the service gathers changes, it does not queue them. */
export function scheduleOnce(
  lab: LabCore,
  tenantId: string,
  from: number,
  delay: keyof LabDelays,
  task: LabTask,
): void {
  const text = JSON.stringify(task);
  const waiting = lab.state.tasks.find(
    (entry) => entry.tenantId === tenantId && JSON.stringify(entry.task) === text && entry.dueAt >= from,
  );
  if (waiting === undefined) schedule(lab, tenantId, from, delay, task);
}

/** The task that is due next, or undefined when nothing is due by `now`. */
export function nextDue(lab: LabCore, now: number): ScheduledTask | undefined {
  let next: ScheduledTask | undefined;
  for (const task of lab.state.tasks.values()) {
    if (task.dueAt > now) continue;
    if (next === undefined || task.dueAt < next.dueAt || (task.dueAt === next.dueAt && task.sequence < next.sequence)) {
      next = task;
    }
  }
  return next;
}
