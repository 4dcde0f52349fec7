/** Time and chance, passed in so that tests decide them. */
export interface GraphTiming {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Waits; rejects only when the caller's work is called off. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}

const firstBackoffMilliseconds = 1000;
const longestBackoffMilliseconds = 60_000;

/**
 * How long to wait before another attempt: what the service asked for, else exponential backoff, in both cases with up
 * to a quarter of jitter on top so that several workers do not return at once.
 *
 * @param attempt 1 for the first failed attempt
 */
export const backoff = (attempt: number, retryAfterMilliseconds: number | null, random: () => number): number => {
  const exponential = Math.min(longestBackoffMilliseconds, firstBackoffMilliseconds * 2 ** (attempt - 1));
  return Math.ceil((retryAfterMilliseconds ?? exponential) * (1 + random() / 4));
};
