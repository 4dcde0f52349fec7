import type { GraphRequest } from "./client.ts";

/** What a request counts for against Microsoft's limits; a `$batch` counts as its members. */
export interface RequestWeight {
  /** Anything in Intune. */
  readonly intune: number;
  readonly intuneWrites: number;
  /** Resource units of the directory. */
  readonly directory: number;
  readonly directoryWrites: number;
}

export type BudgetKind = keyof RequestWeight;

/** Resource units of the costlier reads; everything else begins at 1. */
const unitsByPath: readonly (readonly [RegExp, number])[] = [
  [/^\/groups\/[^/]+\/transitiveMembers\b/u, 5],
  [/^\/groups\/[^/]+\/members\b/u, 3],
  [/^\/applications\b/u, 2],
];

/**
 * Resource units of one request to the directory: `$select` makes it one cheaper, `$expand` one dearer, none costs less
 * than one.
 *
 * Source: Microsoft Graph documentation, "Microsoft Graph service-specific throttling limits", identity and access.
 */
const directoryUnits = (path: string): number => {
  const base = unitsByPath.find(([pattern]) => pattern.test(path))?.[1] ?? 1;
  const less = /[?&]\$select=/u.test(path) ? 1 : 0;
  const more = /[?&]\$expand=/u.test(path) ? 1 : 0;
  return Math.max(1, base - less + more);
};

const inIntune = (path: string): boolean => /^\/device(App)?Management\//u.test(path);

export const weightOf = ({ method, path, weight }: GraphRequest): RequestWeight => {
  if (weight) return weight;
  const writes = method === "GET" ? 0 : 1;
  return inIntune(path)
    ? { intune: 1, intuneWrites: writes, directory: 0, directoryWrites: 0 }
    : { intune: 0, intuneWrites: 0, directory: directoryUnits(path), directoryWrites: writes };
};

export const sumOfWeights = (weights: readonly RequestWeight[]): RequestWeight => {
  const sum = (kind: BudgetKind) => weights.reduce((total, weight) => total + weight[kind], 0);
  return {
    intune: sum("intune"),
    intuneWrites: sum("intuneWrites"),
    directory: sum("directory"),
    directoryWrites: sum("directoryWrites"),
  };
};
