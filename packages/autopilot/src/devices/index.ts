export {
  readTenantSync,
  requestTenantSync,
  type TenantSync,
  type TenantSyncAnswer,
  tenantSyncAllowedAt,
  tenantSyncPauseMilliseconds,
} from "../graph/beta/autopilot-sync.ts";
export { type DeviceChange, isDeviceName } from "./change.ts";
export { changeDevices } from "./change-devices.ts";
export { driftOf, type KnownDevice } from "./drift.ts";
export { explainDrift } from "./drift-notes.ts";
export { type AutopilotDevicePage, listAutopilotDevices } from "./list.ts";
export type { ChangeOutcome, ChangeTarget } from "./outcome.ts";
export type { AutopilotDeviceDetails, AutopilotDeviceRecord } from "./record.ts";
