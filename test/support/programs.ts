import type { TestContext } from "vitest";

const unavailable = new Set((process.env.WINDLASS_UNAVAILABLE_PROGRAMS ?? "").split(",").filter(Boolean));

/** Skips a test, with the reason, where `npm test` found that a system program is missing and could not be installed. */
export const needsProgram = (context: Pick<TestContext, "skip">, program: string): void => {
  if (unavailable.has(program)) context.skip(`${program} is not installed on this machine`);
};
