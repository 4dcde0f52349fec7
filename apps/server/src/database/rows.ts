import { WindlassError } from "@windlass/protocol";

/** The text that a `jsonb` parameter takes. */
export const json = (value: unknown): string => JSON.stringify(value);

/** The pattern of `ilike` that finds a text anywhere, its own wildcards taken as letters. */
export const containing = (text: string): string => `%${text.replaceAll(/[%_\\]/g, "\\$&")}%`;

/** ISO 8601 as the protocol writes it. */
export const instantOf = (value: Date): string => value.toISOString();

export const optionalInstantOf = (value: Date | null): string | null => value?.toISOString() ?? null;

/** Whether this is PostgreSQL's unique_violation (23505) of one index. */
const isUniqueViolation = (error: unknown, index: string): boolean =>
  error instanceof Error &&
  "code" in error &&
  error.code === "23505" &&
  "constraint" in error &&
  error.constraint === index;

/**
 * Runs work that may write a name which somebody else already gave.
 *
 * @param index - that keeps such names apart
 * @param object - whose name it is, in words
 * @throws object.name-taken
 */
export const tellTakenName = async <Result>(
  index: string,
  object: { readonly kind: string; readonly name: string },
  work: Promise<Result>,
): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (!isUniqueViolation(error, index)) throw error;
    throw new WindlassError("object.name-taken", { parameters: { kind: object.kind, name: object.name } });
  }
};
