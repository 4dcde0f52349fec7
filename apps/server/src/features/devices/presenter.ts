import type { DecidedName, DeviceHardwareHash, DeviceSummary, DeviceView } from "@windlass/protocol";
import { optionalInstantOf } from "../../database/rows.ts";
import type { KnownNames } from "../hardware/naming.ts";
import type { DeviceRow, DeviceSummaryRow } from "./repository.ts";

export const presentDeviceSummary = (row: DeviceSummaryRow, names: KnownNames): DeviceSummary => ({
  id: row.id,
  organisationId: row.organisation_id,
  serialNumber: row.serial_number,
  manufacturer: row.manufacturer,
  model: row.model,
  ...names,
  prestagedBuildId: row.prestaged_build_id,
  prestagedName: row.prestaged_name,
  prestagedPackages: row.prestaged_packages,
  lastSeenAt: optionalInstantOf(row.last_seen_at),
  latestDeploymentId: row.latest_deployment_id,
});

export const presentDevice = (
  row: DeviceRow,
  names: KnownNames,
  hardwareHash: DeviceHardwareHash | null,
  location: DeviceView["location"],
  computerName: DecidedName | null,
): DeviceView => ({
  ...presentDeviceSummary(row, names),
  inventory: row.inventory,
  hardwareHash,
  address: row.address,
  location,
  computerName,
});
