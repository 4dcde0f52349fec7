import type { LabCore } from "../lab-core.ts";
import type { LabTask } from "../state/lab-entities.ts";
import type { LabDelays } from "./settings.ts";

/** The moment at which the service has done a thing that it began at `from`. */
export function afterDelay(lab: LabCore, from: number, delay: keyof LabDelays): number {
  const { delays, speed } = lab.behaviour();
  return from + delays[delay] / speed;
}

/** Has the lab do `task` one delay after `from`. */
export function schedule(lab: LabCore, tenantId: string, from: number, delay: keyof LabDelays, task: LabTask): void {
  lab.state.addTask({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId,
    dueAt: afterDelay(lab, from, delay),
    task,
    text: JSON.stringify(task),
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
  if (lab.state.tasks.by("text", JSON.stringify(task)).length === 0) schedule(lab, tenantId, from, delay, task);
}
