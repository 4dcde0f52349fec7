import type { ServerContext } from "../../context.ts";
import { rewrapEverything } from "./service.ts";

/** A replica that still seals with the old key, or rows that another one holds: looked for again. */
const againMilliseconds = 30_000;

/** Takes the place of a previous master key, where the server was given one. Part of the role `worker`. */
export const startRewrapping = (context: ServerContext): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  let timer: NodeJS.Timeout | undefined;
  let running = Promise.resolve();

  const work = async (): Promise<void> => {
    if (await rewrapEverything(context, signal)) {
      context.log.warn("everything is sealed with the new master key: the previous one can be removed");
      return;
    }
    if (!signal.aborted) timer = setTimeout(start, againMilliseconds);
  };
  const start = () => {
    running = work().catch((error: unknown) => {
      if (signal.aborted) return;
      context.log.error({ err: error }, "sealing with the new master key failed");
      timer = setTimeout(start, againMilliseconds);
    });
  };

  if (context.masterKey.others) start();
  return {
    stop: async () => {
      stopping.abort(new Error("the worker stops"));
      clearTimeout(timer);
      await running;
    },
  };
};
