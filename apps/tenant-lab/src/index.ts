export {
  type BehaviourChange,
  documentedLimits,
  type LabBehaviour,
  type LabDelays,
  realisticDelays,
} from "./behaviour/settings.ts";
export { createManualClock, type LabClock } from "./clock.ts";
export type { GraphExchange } from "./graph/dispatch.ts";
export type { LabHandle, LabView } from "./handle.ts";
export type { NewFault } from "./operations/faults.ts";
export type { SampleTenant } from "./seed.ts";
export { startTenantLab, type TenantLab, type TenantLabOptions } from "./start.ts";
