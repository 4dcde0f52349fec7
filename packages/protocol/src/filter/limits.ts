/** Bounds of one filter: nobody can read a larger one, and judging stays cheap. */
export const filterLimits = { depth: 8, conditions: 200, parts: 50 } as const;
