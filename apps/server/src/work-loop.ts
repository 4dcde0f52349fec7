import type { ServerContext } from "./context.ts";

type LiveMessage = Parameters<Parameters<ServerContext["live"]["subscribe"]>[0]>[0];

interface WorkLoop {
  /** As the log tells what failed: “driver imports”. */
  readonly what: string;
  /** Finds what a killed process left, and what has waited long enough; new work is announced. */
  readonly lookEveryMilliseconds: number;
  /** Announcements of this topic make it look at once; null: it looks from time to time only. */
  readonly topic: Exclude<LiveMessage, string>["topic"] | null;
  /** Does one piece of work. @returns false when there is none */
  readonly next: (signal: AbortSignal) => Promise<boolean>;
  /** Failures that are not worth a line in the log. */
  readonly isExpected?: (error: unknown) => boolean;
}

/** Works through what there is, one piece after the other, until it is stopped. */
export const startWorkLoop = (
  context: ServerContext,
  { what, lookEveryMilliseconds, topic, next, isExpected = () => false }: WorkLoop,
): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  let running: Promise<void> | undefined;
  let askedAgain = false;

  const workThroughAll = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      askedAgain = false;
      // What was announced while it looked may have come too late for that look.
      if (!(await next(stopping.signal)) && !askedAgain) return;
    }
  };

  const look = (): void => {
    askedAgain = true;
    running ??= workThroughAll()
      .catch((error: unknown) => {
        if (!stopping.signal.aborted && !isExpected(error))
          context.log.error({ err: error }, `looking for ${what} failed`);
      })
      .finally(() => {
        running = undefined;
      });
  };

  const unsubscribe = context.live.subscribe((message) => {
    if (topic !== null && (message === "resumed" || message.topic === topic)) look();
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
