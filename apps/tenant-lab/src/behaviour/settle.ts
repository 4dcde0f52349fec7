import type { LabCore } from "../lab-core.ts";
import type { LabTask } from "../state/lab-entities.ts";
import { finishRemoval } from "./enrolment.ts";
import { evaluateDeviceMemberships, evaluateGroupMembers } from "./groups.ts";
import { finishImport, startImport } from "./imports.ts";
import { assignProfile } from "./profiles.ts";
import { deregister, publishTag } from "./registration.ts";
import { finishSync } from "./synchronisation.ts";

/**
 * Brings the tenant up to the clock's present: everything due is done in order, each at its own moment, so that one
 * long jump of the clock ends like many short ones. Called before every request; the lab needs no timers.
 */
export function settle(lab: LabCore): void {
  const now = lab.clock.now();
  lab.state.transaction(() => {
    for (let due = lab.state.takeTask(now); due !== undefined; due = lab.state.takeTask(now)) {
      perform(lab, due.tenantId, due.task, due.dueAt);
    }
  });
}

function perform(lab: LabCore, tenantId: string, task: LabTask, at: number): void {
  switch (task.kind) {
    case "start-import":
      startImport(lab, task.importedId);
      break;
    case "finish-import":
      finishImport(lab, task.importedId, at);
      break;
    case "publish-tag":
      publishTag(lab, task.autopilotDeviceId, at);
      break;
    case "evaluate-device":
      evaluateDeviceMemberships(lab, task.objectId, at);
      break;
    case "evaluate-group":
      evaluateGroupMembers(lab, task.groupId, at);
      break;
    case "assign-profile":
      assignProfile(lab, task.autopilotDeviceId, at);
      break;
    case "deregister":
      deregister(lab, task.autopilotDeviceId);
      break;
    case "remove-managed-device":
      finishRemoval(lab, task.managedDeviceId);
      break;
    case "finish-sync":
      finishSync(lab, tenantId, at);
      break;
  }
}
