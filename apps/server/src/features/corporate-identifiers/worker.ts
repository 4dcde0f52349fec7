import type { ServerContext } from "../../context.ts";
import { TenantClients } from "../tenant-connections/worker-access.ts";
import { importDueIdentifiers } from "./import-work.ts";

/** Finds those of killed workers and those whose pause is over; new ones are announced. */
const lookEveryMilliseconds = 2000;

/**
 * Imports corporate identifiers, one organisation after the other, as part of the role `worker`.
 *
 * @param shared clients whose budget other work keeps to, too
 */
export const startImportingIdentifiers = (
  context: ServerContext,
  shared?: TenantClients,
): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const clients = shared ?? new TenantClients(context, stopping.signal);
  let running: Promise<void> | undefined;
  let askedAgain = false;

  const workThroughAll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      askedAgain = false;
      if (!(await importDueIdentifiers(context, clients)) && !askedAgain) return;
    }
  };

  const look = (): void => {
    askedAgain = true;
    running ??= workThroughAll()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted) context.log.error({ err: error }, "importing corporate identifiers failed");
      })
      .finally(() => {
        running = undefined;
      });
  };

  const unsubscribe = context.live.subscribe((message) => {
    if (message === "resumed" || message.topic === "registrations") look();
  });
  const timer = setInterval(look, lookEveryMilliseconds);
  look();
  return {
    stop: async () => {
      unsubscribe();
      clearInterval(timer);
      stopping.abort(new Error("the worker stops"));
      await running;
    },
  };
};
