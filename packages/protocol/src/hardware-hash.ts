import { z } from "zod";

/** One finding on a hardware hash: what it is, and what to do. */
export const hardwareHashFinding = z.object({ code: z.string(), message: z.string(), remedy: z.string() });
export type HardwareHashFinding = z.infer<typeof hardwareHashFinding>;

/**
 * What a hardware hash says of its device, as far as lists may show it: no addresses, no serial numbers of parts, no
 * keys, and never the hash (security rule 16).
 */
export const hardwareHashSummary = z.object({
  serialNumber: z.string().nullable(),
  manufacturer: z.string().nullable(),
  model: z.string().nullable(),
  /** `unknown`: the layout is not one that this product can check. */
  integrity: z.enum(["intact", "damaged", "unknown"]),
  /** Without TPM data, self-deploying and pre-provisioning are impossible. */
  tpm: z.object({ present: z.boolean(), version: z.string().nullable() }),
  findings: z.array(hardwareHashFinding),
});
export type HardwareHashSummary = z.infer<typeof hardwareHashSummary>;
