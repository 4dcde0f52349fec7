export { type AdvanceSettings, advanceRegistrations } from "./advance.ts";
export { apply, recheck } from "./apply.ts";
export { type Cadence, coalescingSlack, standardCadence } from "./cadence.ts";
export { decide, type NextStep } from "./decide.ts";
export type { Observation } from "./observation.ts";
export { isEnd, type NewRegistration, newRegistration, type RegistrationRecord } from "./record.ts";
export type { RegistrationStore, StoredRegistration } from "./store.ts";
