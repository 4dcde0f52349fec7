import type { DeviceView } from "@windlass/protocol";
import { optionalInstantOf } from "../../database/rows.ts";
import type { DeviceRow } from "./repository.ts";

export const presentDevice = (row: DeviceRow): DeviceView => ({
  id: row.id,
  organisationId: row.organisation_id,
  serialNumber: row.serial_number,
  manufacturer: row.inventory?.smbios.manufacturer ?? null,
  model: row.inventory?.smbios.product ?? null,
  inventory: row.inventory,
  prestagedBuildId: row.prestaged_build_id,
  lastSeenAt: optionalInstantOf(row.last_seen_at),
  latestDeploymentId: row.latest_deployment_id,
});
