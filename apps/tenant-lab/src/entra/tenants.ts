import type { LabCore } from "../lab-core.ts";
import type { Tenant } from "../state/entra-entities.ts";
import { entraFailures } from "./errors.ts";

const uuidPattern = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const domainPattern = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,}$/i;

/** Names that stand for the tenant of whoever signs in. */
export const isAnyTenant = (text: string): boolean => ["common", "organizations"].includes(text);

/**
 * The tenant of a request's path, named by id or by domain.
 *
 * @throws EntraFailure 90002 when there is none, 900023 when the text can be no tenant at all.
 */
export function tenantOfPath(lab: LabCore, text: string, during: "discovery" | "token"): Tenant {
  if (!uuidPattern.test(text) && !domainPattern.test(text)) throw entraFailures.tenantMalformed(text, during);
  const wanted = text.toLowerCase();
  const tenant = lab.state.tenants.values().find((one) => one.id === wanted || one.domain === wanted);
  if (tenant === undefined) throw entraFailures.tenantNotFound(text, during);
  return tenant;
}
