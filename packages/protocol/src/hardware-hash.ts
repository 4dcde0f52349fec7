import { z } from "zod";
import { instant } from "./values.ts";

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

const name = z.string().nullable();

/** What a hash says of the machine it was captured on; null and empty where it says nothing. */
export const hardwareParts = z.object({
  capture: z
    .object({ operatingSystem: z.string(), tool: z.string(), inFullWindows: z.boolean(), architecture: name })
    .nullable(),
  processor: z
    .object({
      manufacturer: name,
      model: name,
      architecture: name,
      packages: z.number(),
      cores: z.number(),
      threads: z.number(),
    })
    .nullable(),
  memory: z.object({ gigabytes: z.number(), maximumGigabytes: z.number(), slots: z.number() }).nullable(),
  drives: z.array(z.object({ gigabytes: z.number(), bus: name, kind: name })).readonly(),
  displays: z
    .array(
      z.object({
        width: z.number(),
        height: z.number(),
        horizontalPixels: z.number(),
        verticalPixels: z.number(),
      }),
    )
    .readonly(),
  chassis: z.object({ type: z.number(), role: name }).nullable(),
  graphics: z.array(z.object({ name: z.string(), dedicatedMegabytes: z.number().nullable() })).readonly(),
  firmwareVendor: name,
  boardManufacturer: name,
  boardProduct: name,
  boardVersion: name,
  systemVersion: name,
  productKeyPartNumber: name,
});

/** The newest hardware hash of a device, decoded, for its page. */
export const deviceHardwareHash = hardwareHashSummary.extend({
  capturedAt: instant,
  parts: hardwareParts,
});
export type DeviceHardwareHash = z.infer<typeof deviceHardwareHash>;
