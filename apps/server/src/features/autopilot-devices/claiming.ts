import type { LiveTopic } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";

/** Finds jobs whose worker was killed and those whose pause is over; new ones are announced. */
const lookEveryMilliseconds = 1000;

export interface Claiming<Job> {
  readonly topic: LiveTopic;
  /** Jobs worked on at the same time by one process. */
  readonly mostAtOnce: number;
  /** Takes a job that nobody works on. */
  readonly claim: () => Promise<Job | undefined>;
  /** Brings it to its end, or leaves it so that it is taken up again. */
  readonly work: (job: Job, signal: AbortSignal) => Promise<void>;
}

/** Takes jobs of one kind as they come, as part of the role `worker`. */
export const startClaiming = <Job>(context: ServerContext, claiming: Claiming<Job>): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const active = new Set<Promise<void>>();
  let looking: Promise<void> | undefined;
  let askedAgain = false;

  const begin = (job: Job): void => {
    const work = claiming
      .work(job, stopping.signal)
      .catch((error: unknown) => context.log.error({ err: error, topic: claiming.topic }, "a job failed"))
      .finally(() => {
        active.delete(work);
        look();
      });
    active.add(work);
  };

  const takeAll = async (): Promise<void> => {
    while (!stopping.signal.aborted && active.size < claiming.mostAtOnce) {
      askedAgain = false;
      const job = await claiming.claim();
      if (job !== undefined) begin(job);
      else if (!askedAgain) return;
    }
  };

  const look = (): void => {
    askedAgain = true;
    if (stopping.signal.aborted) return;
    looking ??= takeAll()
      .catch((error: unknown) => context.log.error({ err: error, topic: claiming.topic }, "looking for jobs failed"))
      .finally(() => {
        looking = undefined;
      });
  };

  const unsubscribe = context.live.subscribe((message) => {
    if (message === "resumed" || message.topic === claiming.topic) look();
  });
  const timer = setInterval(look, lookEveryMilliseconds);
  look();
  return {
    stop: async () => {
      unsubscribe();
      clearInterval(timer);
      stopping.abort(new Error("the worker stops"));
      await looking;
      await Promise.all(active);
    },
  };
};
