import type { LabLimit } from "../behaviour/settings.ts";
import type { LabCore } from "../lab-core.ts";
import { graphFailures } from "./errors.ts";
import type { GraphCaller, GraphRoute } from "./exchange.ts";

interface Window {
  startedAt: number;
  used: number;
}

export interface Throttle {
  /** Counts one request (each member of a batch counts). @throws GraphFailure 429 with Retry-After */
  count(caller: GraphCaller, route: GraphRoute): void;
}

/**
 * Counts what each application does in each tenant. Microsoft Graph service-specific throttling limits; a refused
 * request is not counted, as time alone brings the allowance back.
 */
export function createThrottle(lab: LabCore): Throttle {
  const windows = new Map<string, Window>();

  const take = (name: string, limit: LabLimit, cost: number): void => {
    const now = lab.clock.now();
    const known = windows.get(name);
    const window =
      known !== undefined && now < known.startedAt + limit.windowMilliseconds ? known : { startedAt: now, used: 0 };
    windows.set(name, window);
    if (window.used + cost > limit.requests) {
      const left = window.startedAt + limit.windowMilliseconds - now;
      throw graphFailures.throttled(Math.max(1, Math.ceil(left / 1000)));
    }
    window.used += cost;
  };

  return {
    count: (caller, route) => {
      const { limits } = lab.behaviour();
      const name = `${caller.tenantId} ${caller.applicationId} ${route.area}`;
      const writes = route.method !== "GET";
      if (route.area === "intune") {
        if (writes) take(`${name} writes`, limits.intuneWrites, 1);
        take(`${name} any`, limits.intuneRequests, 1);
        return;
      }
      if (writes) take(`${name} writes`, limits.directoryWrites, 1);
      take(`${name} units`, limits.directoryUnits, route.units ?? 1);
    },
  };
}
