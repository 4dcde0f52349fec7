/** The text that a `jsonb` parameter takes. */
export const json = (value: unknown): string => JSON.stringify(value);

/** ISO 8601 as the protocol writes it. */
export const instantOf = (value: Date): string => value.toISOString();

export const optionalInstantOf = (value: Date | null): string | null => value?.toISOString() ?? null;

/** True for PostgreSQL's unique_violation (23505), optionally of one index. */
export const isUniqueViolation = (error: unknown, constraint?: string): boolean =>
  error instanceof Error &&
  "code" in error &&
  error.code === "23505" &&
  (constraint === undefined || ("constraint" in error && error.constraint === constraint));
