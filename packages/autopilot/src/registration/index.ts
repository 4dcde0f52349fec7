export { type Advanced, type AdvanceSettings, advanceRegistrations } from "./advance.ts";
export { apply } from "./apply.ts";
export { type Cadence, coalescingSlack, standardCadence } from "./cadence.ts";
export { decide, type NextStep } from "./decide.ts";
export { RegistrationMemory } from "./memory.ts";
export { MemoryRegistrationStore } from "./memory-store.ts";
export type { Observation } from "./observation.ts";
export { recheck } from "./recheck.ts";
export {
  isEnd,
  type NewRegistration,
  newRegistration,
  type RegistrationApproval,
  type RegistrationRecord,
} from "./record.ts";
export type { Leftovers, RegistrationChange, RegistrationStore, StoredRegistration } from "./store.ts";
