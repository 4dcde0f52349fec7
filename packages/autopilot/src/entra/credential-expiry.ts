/** Days before the end of a credential at which people are warned, each once. */
export const expiryThresholds = [60, 30, 14, 7, 1] as const;

export interface ExpiryWarning {
  /** The threshold that was reached; 0: it has ended. */
  readonly threshold: number;
  /** Whole days that are left. */
  readonly daysLeft: number;
}

const dayMilliseconds = 86_400_000;

/**
 * What is to be told now of a credential's end. Of several thresholds that were passed unnoticed only the nearest to the
 * end is told.
 *
 * @param toldThreshold the one told last for this credential; null: none yet
 * @returns null where nothing new is to be told
 */
export const expiryWarningDue = (endsAt: Date, now: Date, toldThreshold: number | null): ExpiryWarning | null => {
  const remaining = endsAt.getTime() - now.getTime();
  const daysLeft = Math.max(0, Math.floor(remaining / dayMilliseconds));
  const reached = remaining <= 0 ? 0 : expiryThresholds.findLast((threshold) => daysLeft <= threshold);
  if (reached === undefined || (toldThreshold !== null && reached >= toldThreshold)) return null;
  return { threshold: reached, daysLeft };
};
