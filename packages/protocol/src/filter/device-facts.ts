import { z } from "zod";
import { architecture, identifier } from "../values.ts";
import { chassisKind } from "./conditions.ts";

const text = z.string().max(400).nullable().default(null);

/** What filters ask about one device. Null is what is not known, which is never taken for "no". */
export const deviceFacts = z.object({
  vendor: text,
  model: text,
  sku: text,
  family: text,
  /** Product name of the baseboard, by which HP and others name a machine exactly. */
  board: text,
  serialNumber: text,
  firmwareVersion: text,
  chassis: chassisKind.nullable().default(null),
  architecture: architecture.nullable().default(null),
  hardwareIds: z.array(z.string().max(400)).max(4000).nullable().default(null),
  osEdition: text,
  /** For example `10.0.26100`. */
  osVersion: z
    .string()
    .regex(/^\d{1,9}(\.\d{1,9}){0,3}$/)
    .nullable()
    .default(null),
  osBuild: z.number().int().nonnegative().nullable().default(null),
  memoryGigabytes: z.number().nonnegative().nullable().default(null),
  diskGigabytes: z.number().nonnegative().nullable().default(null),
  tpm: z
    .discriminatedUnion("present", [
      z.object({ present: z.literal(false) }),
      z.object({ present: z.literal(true), version: text }),
    ])
    .nullable()
    .default(null),
  secureBoot: z.boolean().nullable().default(null),
  organisationId: identifier.nullable().default(null),
  locationId: identifier.nullable().default(null),
});
export type DeviceFacts = z.infer<typeof deviceFacts>;
