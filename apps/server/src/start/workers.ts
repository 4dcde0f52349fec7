import type { ServerContext } from "../context.ts";
import { sweepEveryMilliseconds, sweepSessions } from "../features/agents/sessions.ts";
import { RegistrationWorker } from "../features/autopilot/worker.ts";
import { startNotifying } from "../features/notifications/notification-worker.ts";
import { startImporting } from "../features/operating-systems/import-worker.ts";
import { startWatchingCredentials } from "../features/tenant-connections/credential-worker.ts";
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
  await sweepUploads(context);
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

/** Everything the role `worker` does. */
export const startWorkers = (context: ServerContext): Worker[] => [
  startSweeping(context),
  startImporting(context),
  startSettingUp(context),
  startNotifying(context),
  startWatchingCredentials(context),
  new RegistrationWorker(context),
];
