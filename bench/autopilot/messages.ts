import { z } from "zod";

/** What a contender asks of the lab's process. */
export const labRequest = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("advance"), milliseconds: z.number() }),
  z.object({ kind: z.literal("readiness") }),
  z.object({ kind: z.literal("fill"), count: z.number() }),
]);
export type LabRequest = z.infer<typeof labRequest>;

export const labReady = z.object({
  url: z.string(),
  now: z.number(),
  tenantId: z.string(),
  clientId: z.string(),
  clientSecret: z.string(),
  groupTag: z.string(),
  groupObjectId: z.string(),
});
export type LabReady = z.infer<typeof labReady>;

/** When the lab got a device's import, and when it had given it its profile; milliseconds since 1970. */
export const deviceReadiness = z.object({
  serialNumber: z.string(),
  importedAt: z.number(),
  imports: z.number(),
  readyAt: z.number().nullable(),
});
export type DeviceReadiness = z.infer<typeof deviceReadiness>;

/** One contender's run, as its process reports it. Times in milliseconds, memory in bytes. */
export const measurement = z.object({
  pattern: z.string(),
  devices: z.number(),
  ready: z.number(),
  calls: z.number(),
  operations: z.number(),
  throttled: z.number(),
  /** From the lab's earliest-possible readiness to being known as ready, one entry a ready device. */
  lags: z.array(z.number()),
  duplicateImports: z.number(),
  /** From the first capture until nothing is left to do. */
  duration: z.number(),
  peakMemory: z.number(),
  idleMemory: z.number(),
});
export type Measurement = z.infer<typeof measurement>;
