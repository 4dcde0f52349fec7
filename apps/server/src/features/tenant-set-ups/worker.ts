import type { ServerContext } from "../../context.ts";
import { claim, hold, LeaseLost } from "./lease.ts";
import type { SetUpRow } from "./repository.ts";
import { workOn } from "./work.ts";

/** Finds sign-ins to ask after, set-ups whose worker was killed, and those whose pause is over; new ones are announced. */
const lookEveryMilliseconds = 1000;

/** Set-ups wait for Microsoft most of the time: several go on beside each other. */
const atOnce = 16;

/** Signs in, plans, sets up and undoes, as part of the role `worker`. */
export const startSettingUp = (context: ServerContext): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let askedAgain = false;

  const take = async (row: SetUpRow): Promise<void> => {
    const held = hold(context, row, stopping.signal);
    try {
      await workOn(context, held);
    } catch (error) {
      if (!(error instanceof LeaseLost)) context.log.error({ err: error }, "a set-up could not be worked on");
    } finally {
      await held
        .release()
        .catch((error: unknown) => context.log.warn({ err: error }, "a lease could not be given back"));
    }
  };

  const takeAll = async (): Promise<void> => {
    while (!stopping.signal.aborted && running.size < atOnce) {
      askedAgain = false;
      const row = await claim(context);
      if (row) {
        const work = take(row).finally(() => {
          running.delete(work);
          look();
        });
        running.add(work);
      } else if (!askedAgain) return;
    }
  };

  const look = (): void => {
    askedAgain = true;
    if (stopping.signal.aborted) return;
    looking ??= takeAll()
      .catch((error: unknown) => context.log.error({ err: error }, "looking for set-ups failed"))
      .finally(() => {
        looking = undefined;
      });
  };

  const unsubscribe = context.live.subscribe((message) => {
    if (message === "resumed" || message.topic === "tenant-set-ups") look();
  });
  const timer = setInterval(look, lookEveryMilliseconds);
  look();
  return {
    stop: async () => {
      unsubscribe();
      clearInterval(timer);
      stopping.abort(new Error("the worker stops"));
      await looking;
      await Promise.all(running);
    },
  };
};
