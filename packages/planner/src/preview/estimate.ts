import type { DurationEstimate, Plan, PlanStep } from "@windlass/protocol";

/** How long one step took in a deployment that is over. */
export interface StepSample {
  readonly deploymentId: string;
  readonly action: PlanStep["action"];
  /** What tells steps of the same action apart: a software step's own id, an image's content; null: nothing does. */
  readonly subject: string | null;
  /** Bytes of the image, or how many drivers; null: the step has no size. */
  readonly size: number | null;
  readonly seconds: number;
}

/** What tells a step of a plan apart from others of the same action, as samples are told apart. */
export const subjectOf = (step: PlanStep): Pick<StepSample, "subject" | "size"> => {
  switch (step.action) {
    case "run-software-step":
      return { subject: step.step.id, size: null };
    case "verify-software":
      return { subject: step.software.id, size: null };
    case "apply-image":
      return { subject: `${step.content.sha256}:${step.image.index}`, size: step.image.sizeBytes };
    case "inject-drivers":
      return { subject: null, size: step.drivers.length };
    default:
      return { subject: null, size: null };
  }
};

/** Fewer samples than these say little about one step: then all of its action count. */
const fewestOfItsOwn = 3;

interface Range {
  readonly usual: number;
  readonly slow: number;
}

/** @param sorted at least one, ascending */
const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;

const rangeOf = (seconds: readonly number[]): Range => {
  const sorted = seconds.toSorted((a, b) => a - b);
  return { usual: quantile(sorted, 0.5), slow: quantile(sorted, 0.9) };
};

/** What steps of one kind took; for those that have a size, drawn to the size that is asked for. */
const rangeFor = (samples: readonly StepSample[], size: number | null): Range | null => {
  if (samples.length === 0) return null;
  const scaled = samples.map((sample) =>
    size !== null && sample.size !== null && sample.size > 0 ? (sample.seconds / sample.size) * size : sample.seconds,
  );
  return rangeOf(scaled);
};

/**
 * How long a plan takes, from what its steps took in deployments before. A step counts by its own past where there is
 * enough of it, else by that of its action. Null: there is no past.
 *
 * Slow steps seldom come together, so the slow duration adds the steps' spreads as those of independent quantities.
 */
export const estimateDuration = (plan: Plan, samples: readonly StepSample[]): DurationEstimate | null => {
  if (samples.length === 0) return null;
  const byAction = Map.groupBy(samples, ({ action }) => action);
  const unknown: string[] = [];
  let usualSeconds = 0;
  let variance = 0;
  for (const step of plan.steps) {
    const { subject, size } = subjectOf(step);
    const alike = byAction.get(step.action) ?? [];
    const own = alike.filter((sample) => sample.subject === subject);
    const range = rangeFor(own.length >= fewestOfItsOwn ? own : alike, size);
    if (!range) unknown.push(step.title);
    else {
      usualSeconds += range.usual;
      variance += (range.slow - range.usual) ** 2;
    }
  }
  return {
    usualSeconds,
    slowSeconds: usualSeconds + Math.sqrt(variance),
    deployments: new Set(samples.map(({ deploymentId }) => deploymentId)).size,
    unknown,
  };
};
