import type { WindowsAutopilotSettings } from "@microsoft/microsoft-graph-types-beta";
import { startSync } from "../../behaviour/synchronisation.ts";
import { GraphFailure, graphFailures } from "../errors.ts";
import { betaOnly, type GraphCall, type GraphRoute, graphInstant, noContent } from "../exchange.ts";
import { single } from "../odata/listing.ts";
import { readServiceConfiguration, writeServiceConfiguration } from "../permissions.ts";

const path = "/deviceManagement/windowsAutopilotSettings";

function present(call: GraphCall): WindowsAutopilotSettings {
  const sync = call.lab.state.syncs.get(call.caller.tenantId);
  const status = sync === undefined ? "unknown" : sync.running ? "inProgress" : "completed";
  return {
    id: call.caller.tenantId,
    lastSyncDateTime: graphInstant(sync?.finishedAt ?? null),
    lastManualSyncTriggerDateTime: graphInstant(sync?.startedAt ?? null),
    syncStatus: status,
  };
}

export const autopilotSettingsRoutes: readonly GraphRoute[] = [
  {
    method: "GET",
    path,
    versions: betaOnly,
    area: "intune",
    permissions: readServiceConfiguration,
    handle: (call) => single(call, "deviceManagement/windowsAutopilotSettings/$entity", present(call)),
  },
  {
    method: "POST",
    path: `${path}/sync`,
    versions: betaOnly,
    area: "intune",
    permissions: writeServiceConfiguration,
    handle: (call) => {
      const refusal = startSync(call.lab, call.caller.tenantId);
      if (refusal?.refused === "running") {
        throw new GraphFailure(409, "Conflict", "A sync is already in progress", { intune: true });
      }
      if (refusal !== null) throw graphFailures.throttled(refusal.retrySeconds);
      return noContent;
    },
  },
];
