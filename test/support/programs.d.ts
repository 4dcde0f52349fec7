import type { TestContext } from "vitest";
/** Skips a test, with the reason, where `npm test` found that a system program is missing and could not be installed. */
export declare const needsProgram: (context: Pick<TestContext, "skip">, program: string) => void;
