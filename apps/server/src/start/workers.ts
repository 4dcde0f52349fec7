import type { ServerContext } from "../context.ts";
import { sweepSessions } from "../features/agents/sessions.ts";

/** Something that works in the background until it is stopped. */
export interface Worker {
  stop(): Promise<void>;
}

const sweepEveryMilliseconds = 60_000;

const startSweeping = (context: ServerContext): Worker => {
  let running = Promise.resolve();
  const sweep = () => {
    running = sweepSessions(context).catch((error) => context.log.error({ err: error }, "sweeping sessions failed"));
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
export const startWorkers = (context: ServerContext): Worker[] => [startSweeping(context)];
