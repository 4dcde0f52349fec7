import type { LabCore } from "../lab-core.ts";
import type { Tenant } from "../state/entra-entities.ts";
import { furnishTenant } from "./furnish.ts";
import { LabRefusal } from "./refusal.ts";

export interface NewTenant {
  readonly id?: string | undefined;
  readonly displayName: string;
  /** Its first domain, for example `contoso.onmicrosoft.com`. */
  readonly domain: string;
}

export function addTenant(lab: LabCore, request: NewTenant): Tenant {
  const id = (request.id ?? lab.newId()).toLowerCase();
  const domain = request.domain.toLowerCase();
  if (lab.state.tenants.values().find((one) => one.id === id || one.domain === domain) !== undefined) {
    throw new LabRefusal(409, `There is a tenant ${id} or with the domain ${domain} already.`);
  }
  const sequence = lab.state.nextSequence();
  const { displayName } = request;
  const tenant = lab.state.tenants.put({ id, sequence, displayName, domain, createdAt: lab.clock.now() });
  furnishTenant(lab, tenant);
  return tenant;
}

/** @throws LabRefusal 404 */
export function tenantOf(lab: LabCore, tenantId: string): Tenant {
  const tenant = lab.state.tenants.get(tenantId.toLowerCase());
  if (tenant === undefined) throw new LabRefusal(404, `There is no tenant ${tenantId}.`);
  return tenant;
}
