import {
  canonicalJson,
  type Plan,
  type PlanDifference,
  type PlannedPartition,
  type PlanStep,
} from "@windlass/protocol";
import { fieldDifferences } from "../publication/field-differences.ts";

/** What a step is of, whatever its number in the plan: two plans have it in common where this is equal. */
const identityOf = (step: PlanStep): string => {
  switch (step.action) {
    case "run-software-step":
      return `${step.action} ${step.software.id} ${step.replacedBy?.id ?? ""} ${step.step.id}`;
    case "verify-software":
      return `${step.action} ${step.software.id} ${step.replacedBy?.id ?? ""}`;
    case "wait-for-autopilot":
      return `${step.action} ${step.waitFor}`;
    default:
      return step.action;
  }
};

/** Steps by what they are of; the second of the same gets a number, for plans that restart twice. */
const named = (steps: readonly PlanStep[]): Map<string, PlanStep> => {
  const counts = new Map<string, number>();
  return new Map(
    steps.map((step) => {
      const identity = identityOf(step);
      const count = (counts.get(identity) ?? 0) + 1;
      counts.set(identity, count);
      return [`${identity} ${count}`, step];
    }),
  );
};

const partitionInWords = ({ fileSystem, sizeBytes, label, letter }: PlannedPartition): string =>
  [
    sizeBytes === null ? "the rest" : `${Math.round(sizeBytes / 1_000_000)} MB`,
    fileSystem,
    label,
    letter && `${letter}:`,
  ]
    .filter((part) => part)
    .join(", ");

/**
 * Number and reason say nothing of what is done; titles name what the other fields say. One order of keys: a plan that
 * was stored has another than one that was made now.
 */
const whatIsDone = ({ id: _id, why: _why, title: _title, phase: _phase, ...rest }: PlanStep): object => {
  const told =
    rest.action === "partition-disk"
      ? {
          ...rest,
          partitions: rest.partitions.map((partition, index) => ({
            index: `${index + 1} ${partition.role}`,
            is: partitionInWords(partition),
          })),
        }
      : rest;
  return JSON.parse(canonicalJson(told));
};

/** The most members that both lists have in the same order: every other common one has moved. */
const inSameOrder = (before: readonly string[], after: readonly string[]): ReadonlySet<string> => {
  const places = new Map(before.map((key, place) => [key, place]));
  const common = after.filter((key) => places.has(key));
  const best: { readonly length: number; readonly from: number }[] = [];
  common.forEach((key, at) => {
    const place = places.get(key) ?? 0;
    let chosen = { length: 1, from: -1 };
    for (let earlier = 0; earlier < at; earlier += 1) {
      const length = (best[earlier]?.length ?? 0) + 1;
      if ((places.get(common[earlier] ?? "") ?? 0) < place && length > chosen.length)
        chosen = { length, from: earlier };
    }
    best.push(chosen);
  });
  const kept = new Set<string>();
  let at = best.reduce((longest, { length }, index) => (length > (best[longest]?.length ?? 0) ? index : longest), 0);
  while (at >= 0 && common[at] !== undefined) {
    kept.add(common[at] ?? "");
    at = best[at]?.from ?? -1;
  }
  return kept;
};

/** Steps that one plan has and the other has not, that do something else, or that come at another time. */
export const comparePlans = (before: Plan, after: Plan): PlanDifference[] => {
  const [left, right] = [named(before.steps), named(after.steps)];
  const kept = inSameOrder([...left.keys()], [...right.keys()]);
  const removed = [...left].filter(([key]) => !right.has(key));
  return [
    ...removed.map(([, { title }]): PlanDifference => ({ kind: "removed", title, fields: [] })),
    ...[...right].flatMap(([key, step]): PlanDifference[] => {
      const { title } = step;
      const old = left.get(key);
      if (!old) return [{ kind: "added", title, fields: [] }];
      const fields = fieldDifferences(whatIsDone(old), whatIsDone(step));
      if (fields.length > 0) return [{ kind: "changed", title, fields }];
      return kept.has(key) ? [] : [{ kind: "moved", title, fields: [] }];
    }),
  ];
};
