import type { ReadinessReport, TenantConnectionView } from "@windlass/protocol";
import { instantOf } from "../../database/rows.ts";
import type { SecretFacts } from "../secrets/service.ts";
import type { ReadinessReportRow, TenantConnectionRow } from "./repository.ts";

/** Everything but the secret's value, which nothing gives out. */
export const presentConnection = (row: TenantConnectionRow, secret: SecretFacts | undefined): TenantConnectionView => ({
  organisationId: row.organisation_id,
  tenantId: row.tenant_id,
  clientId: row.client_id,
  cloud: row.cloud,
  credential: secret ? { kind: secret.kind, expiresOn: secret.expiresOn, setAt: instantOf(secret.setAt) } : null,
  updatedAt: instantOf(row.updated_at),
});

export const presentReport = (row: ReadinessReportRow): ReadinessReport => ({
  id: row.id,
  organisationId: row.organisation_id,
  checkedAt: instantOf(row.checked_at),
  outcome: row.outcome,
  rows: row.rows,
});
