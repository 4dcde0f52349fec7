/** What the program tells by its end. `restart` passes only between the program and its supervisor. */
export const exitCodes = { succeeded: 0, failed: 1, usage: 2, restart: 10 } as const;
