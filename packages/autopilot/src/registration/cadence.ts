/** How often a waiting device is looked at, and how long at all. */
export interface Cadence {
  /** Scales every interval; 1 for a real tenant, less for a lab whose clock runs faster. */
  readonly factor: number;
  /** How long a device may stay in one state, in milliseconds; not scaled. */
  readonly giveUpAfterMilliseconds: number;
}

const minute = 60_000;

export const standardCadence: Cadence = { factor: 1, giveUpAfterMilliseconds: 48 * 60 * minute };

/** Longest time in a state (until) and the interval of looks during it. */
const steps = [
  { until: 2 * minute, interval: 15_000 },
  { until: 5 * minute, interval: 30_000 },
  { until: 15 * minute, interval: minute },
  { until: Number.POSITIVE_INFINITY, interval: 5 * minute },
] as const;

/** Milliseconds until the next look at a device that has been in its state for `age` milliseconds. */
export const intervalAt = (age: number, { factor }: Cadence): number =>
  (steps.find(({ until }) => age < until * factor)?.interval ?? 5 * minute) * factor;

/** Devices due this much later join the look of those due now, so that one call covers them all. */
export const coalescingSlack = ({ factor }: Cadence): number => 5000 * factor;

/**
 * How long Intune may take to list a device that it says it knows, in milliseconds. Not below what a busy machine may
 * need, however fast a lab runs.
 */
export const listingGrace = ({ factor }: Cadence): number => Math.max(10_000, 15 * minute * factor);

/** How long a lost import call may take to show up in Intune before it counts as not made, in milliseconds. */
export const importGrace = ({ factor }: Cadence): number => Math.max(2000, 30_000 * factor);
