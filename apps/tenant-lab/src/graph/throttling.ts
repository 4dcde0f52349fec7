import type { LabLimit } from "../behaviour/settings.ts";
import type { LabCore } from "../lab-core.ts";
import { GraphFailure } from "./errors.ts";
import type { GraphCaller, GraphRequest, GraphRoute } from "./exchange.ts";
import { createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";

export interface Throttle {
  /**
   * Counts one request (each member of a batch counts) and answers the headers that tell of it.
   *
   * @throws GraphFailure 429
   */
  count(request: GraphRequest, caller: GraphCaller, route: GraphRoute): Readonly<Record<string, string>>;
}

/** One allowance that a request uses up. */
interface Allowance {
  readonly name: string;
  readonly limit: LabLimit;
  readonly cost: number;
  /** For the headers: whose allowance it is, and what is exceeded. */
  readonly scope: "Tenant_Application" | "Tenant";
  readonly information: string;
}

/**
 * Counts what each application does in each tenant, and all of them together. Microsoft Graph, "Service-specific
 * throttling limits": Intune enrolment, identity and access. A refused request is not counted, as time alone brings the
 * allowance back.
 */
export function createThrottle(lab: LabCore): Throttle {
  const windows = new Map<string, SlidingWindow>();

  const windowOf = ({ name, limit }: Allowance): SlidingWindow => {
    const known = windows.get(name) ?? createSlidingWindow();
    windows.set(name, known);
    known.forget(lab.clock.now() - limit.windowMilliseconds);
    return known;
  };

  return {
    count: (request, caller, route) => {
      const now = lab.clock.now();
      const allowances = allowancesOf(lab, request, caller, route);
      for (const allowance of allowances) {
        const window = windowOf(allowance);
        const excess = window.used + allowance.cost - allowance.limit.requests;
        if (excess <= 0) continue;
        const freeAt = window.whenFreed(excess) + allowance.limit.windowMilliseconds;
        throw refusal(lab, caller, route, allowance, Math.max(0, freeAt - now));
      }
      for (const allowance of allowances) windowOf(allowance).add(now, allowance.cost);
      return headersOf(allowances, route, (allowance) => windowOf(allowance).used / allowance.limit.requests);
    },
  };
}

function allowancesOf(lab: LabCore, request: GraphRequest, caller: GraphCaller, route: GraphRoute): Allowance[] {
  const { limits } = lab.behaviour();
  const own = `${caller.tenantId} ${caller.applicationId} ${route.area}`;
  const everybody = `${caller.tenantId} ${route.area}`;
  const writes = route.method !== "GET";
  const application = { scope: "Tenant_Application", cost: 1 } as const;
  const tenant = { scope: "Tenant", cost: 1 } as const;
  const write = { information: "WriteLimitExceeded" };
  if (route.area === "directory") {
    const cost = resourceUnits(request, route);
    const information = "ResourceUnitLimitExceeded";
    return [
      ...(writes ? [{ ...application, ...write, name: `${own} writes`, limit: limits.directoryWrites }] : []),
      { ...application, cost, information, name: `${own} units`, limit: limits.directoryUnits },
    ];
  }
  const any = { information: "RequestLimitExceeded" };
  return [
    ...(writes ? [{ ...application, ...write, name: `${own} writes`, limit: limits.intuneWrites }] : []),
    ...(writes ? [{ ...tenant, ...write, name: `${everybody} writes`, limit: limits.intuneTenantWrites }] : []),
    { ...application, ...any, name: `${own} any`, limit: limits.intuneRequests },
    { ...tenant, ...any, name: `${everybody} any`, limit: limits.intuneTenantRequests },
  ];
}

/** What a directory request costs: `$select` takes one unit off, `$expand` puts one on, and nothing is free. */
function resourceUnits({ query }: GraphRequest, route: GraphRoute): number {
  const selecting = query.has("$select") ? 1 : 0;
  const expanding = query.has("$expand") ? 1 : 0;
  return Math.max(1, (route.units ?? 1) - selecting + expanding);
}

/** From four fifths on an answer says how much of the allowance is used up. */
function headersOf(
  allowances: readonly Allowance[],
  route: GraphRoute,
  usedOf: (allowance: Allowance) => number,
): Record<string, string> {
  if (route.area !== "directory") return {};
  const units = allowances.at(-1)?.cost ?? 1;
  const share = Math.max(...allowances.map(usedOf));
  return {
    "x-ms-resource-unit": String(units),
    ...(share >= 0.8 ? { "x-ms-throttle-limit-percentage": share.toFixed(2) } : {}),
  };
}

function refusal(
  lab: LabCore,
  { applicationId, tenantId }: GraphCaller,
  { area, method }: GraphRoute,
  { scope, information, cost }: Allowance,
  milliseconds: number,
): GraphFailure {
  const whose = scope === "Tenant" ? tenantId : `${applicationId}/${tenantId}`;
  const directory = {
    "x-ms-resource-unit": String(cost),
    "x-ms-throttle-limit-percentage": "1.00",
    "x-ms-throttle-scope": `${scope}/${method === "GET" ? "Read" : "ReadWrite"}/${whose}`,
    "x-ms-throttle-information": information,
  };
  const headers = { ...retryAfter(lab, milliseconds), ...(area === "directory" ? directory : {}) };
  return new GraphFailure(429, "TooManyRequests", "Too Many Requests", { headers });
}

/** Usually whole seconds; people have seen fractions, and none at all. */
function retryAfter(lab: LabCore, milliseconds: number): Record<string, string> {
  const { retryAfter: form } = lab.behaviour();
  if (form === "absent") return {};
  const seconds = milliseconds / 1000;
  return {
    "Retry-After": form === "fractional" ? Math.max(0.1, seconds).toFixed(2) : String(Math.max(1, Math.ceil(seconds))),
  };
}
