import { setFlagsFromString } from "node:v8";

/**
 * Has V8 collect garbage when the heap has grown by two fifths, not only when it has grown to a multiple. What large
 * tenants and files make is nearly all garbage; by itself V8 lets it stand until the process is three times as large.
 * Measured with a tenant of 100,000 Autopilot devices: 115 MB above idle instead of 166, in 112 s instead of 100.
 */
export const keepMemoryLow = (): void => setFlagsFromString("--heap-growing-percent=40");
