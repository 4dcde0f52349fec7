import type { ServerContext } from "../context.ts";
import { sweepEveryMilliseconds, sweepSessions } from "../features/agents/sessions.ts";
import { RegistrationWorker } from "../features/autopilot/worker.ts";
import { startAutopilotDeviceWork } from "../features/autopilot-devices/worker.ts";
import { sweepAutopilotImports } from "../features/autopilot-imports/sweep.ts";
import { startAutopilotImporting } from "../features/autopilot-imports/worker.ts";
import { sweepComputerAccounts } from "../features/connectors/work.ts";
import { startCollecting } from "../features/content/worker.ts";
import { startImportingIdentifiers } from "../features/corporate-identifiers/worker.ts";
import { sweepDriverImports } from "../features/drivers/imports/uploads-in-use.ts";
import { startImportingDrivers } from "../features/drivers/imports/worker.ts";
import { startRewrapping } from "../features/master-key/worker.ts";
import { startNotifying } from "../features/notifications/notification-worker.ts";
import { startImporting } from "../features/operating-systems/import-worker.ts";
import { startRetaining } from "../features/publications/retention/worker.ts";
import { startPacking } from "../features/software/packing-worker.ts";
import { sweepInstallerParts } from "../features/software/winget/installer-files.ts";
import { startFetchingInstallers } from "../features/software/winget/installers-worker.ts";
import { startWatchingCredentials } from "../features/tenant-connections/credential-worker.ts";
import { TenantClients } from "../features/tenant-connections/worker-access.ts";
import { startSettingUp } from "../features/tenant-set-ups/worker.ts";
import { sweepUploads } from "../features/uploads/service.ts";

/** Something that works in the background until it is stopped. */
export interface Worker {
  stop(): Promise<void>;
}

/** A put that still runs has written within this time. */
const abandonedContentMilliseconds = 3_600_000;

const sweepAll = async (context: ServerContext): Promise<void> => {
  await sweepSessions(context);
  await sweepComputerAccounts(context);
  await sweepUploads(context);
  await sweepAutopilotImports(context);
  await sweepDriverImports(context);
  await sweepInstallerParts(context);
  await context.content.removeAbandoned(new Date(context.clock().getTime() - abandonedContentMilliseconds));
};

const startSweeping = (context: ServerContext): Worker => {
  let running = Promise.resolve();
  const sweep = () => {
    running = sweepAll(context).catch((error) => context.log.error({ err: error }, "sweeping failed"));
  };
  const timer = setInterval(sweep, sweepEveryMilliseconds);
  sweep();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};

/** What works in the tenants shares its clients: one budget a tenant for all that this process does in it. */
const startTenantWork = (context: ServerContext): Worker => {
  const stopping = new AbortController();
  const clients = new TenantClients(context, stopping.signal);
  const workers = [
    new RegistrationWorker(context, clients),
    startAutopilotDeviceWork(context, clients),
    startImportingIdentifiers(context, clients),
  ];
  return {
    stop: async () => {
      const ends = workers.map((worker) => worker.stop());
      // After all of them know that they stop: what this calls off is no failure.
      stopping.abort(new Error("the server stops"));
      await Promise.all(ends);
    },
  };
};

/** Everything the role `worker` does. */
export const startWorkers = (context: ServerContext): Worker[] => [
  startSweeping(context),
  startRewrapping(context),
  startImporting(context),
  startImportingDrivers(context),
  startPacking(context),
  startFetchingInstallers(context),
  startCollecting(context),
  startRetaining(context),
  startAutopilotImporting(context),
  startSettingUp(context),
  startNotifying(context),
  startWatchingCredentials(context),
  startTenantWork(context),
];
