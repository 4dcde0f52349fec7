/** How often a waiting device is looked at, and how long at all. */
export interface Cadence {
  /** Scales every interval; 1 for a real tenant, less for a lab whose clock runs faster. */
  readonly factor: number;
  /** How long a device may stay in one state, in milliseconds; not scaled. */
  readonly giveUpAfterMilliseconds: number;
}

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

export const standardCadence: Cadence = { factor: 1, giveUpAfterMilliseconds: 48 * hour };

/** Longest time in a state (until) and the interval of looks at one device alone during it. */
const steps = [
  { until: 2 * minute, interval: 15 * second },
  { until: 5 * minute, interval: 30 * second },
  { until: 15 * minute, interval: minute },
  { until: Number.POSITIVE_INFINITY, interval: 5 * minute },
] as const;

/** Milliseconds until the next look at a device that has been in its state for `age` milliseconds. */
export const intervalAt = (age: number, { factor }: Cadence): number =>
  (steps.find(({ until }) => age < until * factor)?.interval ?? 5 * minute) * factor;

/** Devices due this much later join the look of those due now, so that one call covers them all. */
export const coalescingSlack = ({ factor }: Cadence): number => 5 * second * factor;

/**
 * Waiting devices are looked at together, by the schedule of their tenant. This is the longest a single one goes unseen
 * if that schedule were lost.
 */
export const backstop = ({ factor }: Cadence): number => 30 * minute * factor;

/** What a shared look costs and whom it serves. */
export interface SharedLook {
  /** Operations that count against Microsoft's limits. */
  readonly operations: number;
  readonly devices: number;
  /** Milliseconds that the youngest of them has been in its state. */
  readonly youngest: number;
}

/** Longest time in a state of the youngest device (until), and the shortest and longest interval of shared looks during it. */
const sharedSteps = [
  { until: 45 * minute, shortest: 10 * second, longest: minute },
  { until: 3 * hour, shortest: minute, longest: 2 * minute },
  { until: Number.POSITIVE_INFINITY, shortest: 5 * minute, longest: 5 * minute },
] as const;

/** A look is cheap below this, whomever it serves: a hundredth of what a tenant allows meanwhile. */
const cheapLook = 60;

/** Above that, a look may cost this much for each device before looks become rarer. */
const fairShare = 0.02;

/**
 * Milliseconds from one shared look to the next. While something may happen soon it comes every few seconds where one page
 * covers many devices, and the more seldom, the more it costs each of them; see decision 0014.
 */
export const sharedInterval = ({ operations, devices, youngest }: SharedLook, { factor }: Cadence): number => {
  const step = sharedSteps.find(({ until }) => youngest < until * factor) ?? sharedSteps[2];
  const dearness = operations <= cheapLook ? 1 : operations / Math.max(1, devices) / fairShare;
  return Math.min(step.longest, Math.max(step.shortest, step.shortest * dearness)) * factor;
};

/** Milliseconds between shared looks at the directory: it explains where a device stands, the profile decides. */
export const directoryInterval = (youngest: number, { factor }: Cadence): number =>
  (youngest < 30 * minute * factor ? minute : 5 * minute) * factor;

/** Rest between two shared looks, however long the first one took, in milliseconds. */
export const restAfterLook = ({ factor }: Cadence): number => 2 * second * factor;

/**
 * How long Intune may take to list a device that it says it knows, in milliseconds. Not below what a busy machine may
 * need, however fast a lab runs.
 */
export const listingGrace = ({ factor }: Cadence): number => Math.max(10_000, 15 * minute * factor);

/** How long a lost import call may take to show up in Intune before it counts as not made, in milliseconds. */
export const importGrace = ({ factor }: Cadence): number => Math.max(2000, 30 * second * factor);

/** How long a group tag that was written may take to show before it is written again. */
export const tagGrace = ({ factor }: Cadence): number => Math.max(2000, 2 * minute * factor);

/** How often somebody's decision in Intune is asked for. */
export const approvalInterval = (age: number, { factor }: Cadence): number =>
  (age < 30 * minute * factor ? minute : 5 * minute) * factor;

/** A request that nobody decides on ends after three days; one more is left for the clocks. */
export const approvalGiveUp: number = 4 * 24 * hour;

/** A refusal is believed after this long, where the same app has been allowed before: consent takes time to spread. */
export const refusalGrace = ({ factor }: Cadence): number => 2 * minute * factor;
