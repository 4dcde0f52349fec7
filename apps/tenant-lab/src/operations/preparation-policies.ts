import type { LabCore } from "../lab-core.ts";
import type { PreparationPolicy } from "../state/entities.ts";
import { tenantOf } from "./tenants.ts";

export interface NewPreparationPolicy {
  readonly name: string;
  /** Object ids of the user groups it is assigned to. */
  readonly assignedTo?: readonly string[] | undefined;
}

/** A device preparation policy as an administrator makes it in the portal. */
export function addPreparationPolicy(lab: LabCore, tenantId: string, request: NewPreparationPolicy): PreparationPolicy {
  const now = lab.clock.now();
  return lab.state.preparationPolicies.put({
    id: lab.newId(),
    sequence: lab.state.nextSequence(),
    tenantId: tenantOf(lab, tenantId).id,
    name: request.name,
    assignedTo: (request.assignedTo ?? []).map((id) => id.toLowerCase()),
    deviceGroupId: null,
    createdAt: now,
    modifiedAt: now,
  });
}
