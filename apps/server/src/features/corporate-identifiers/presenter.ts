import type { CorporateIdentifierView } from "@windlass/protocol";
import { optionalInstantOf } from "../../database/rows.ts";
import type { IdentifierRow } from "./repository.ts";

export const presentIdentifier = (row: IdentifierRow): CorporateIdentifierView => ({
  id: row.id,
  organisationId: row.organisation_id,
  deploymentId: row.deployment_id,
  deviceId: row.device_id,
  manufacturer: row.manufacturer,
  model: row.model,
  serialNumber: row.serial_number,
  state: row.state,
  transitions: row.transitions,
  failure: row.failure,
  warning: row.warning,
  nextCheckAt: optionalInstantOf(row.next_check_at),
});
