import { z } from "zod";
import { displayName } from "../values.ts";

export const partitionRole = z.enum(["efi-system", "microsoft-reserved", "windows", "recovery", "data"]);
export type PartitionRole = z.infer<typeof partitionRole>;

/** One partition, in the order in which they lie on the disk. */
export const diskVolume = z.object({
  role: partitionRole,
  /** As Windows shows it; the reserved partition has none. 32 characters are what NTFS takes, FAT32 takes 11. */
  label: z
    .string()
    .trim()
    .max(32)
    .regex(/^[^"*/:<>?\\|+,.;=[\]]*$/, 'a label has none of " * / : < > ? \\ | + , . ; = [ ]')
    .default(""),
  /** Megabytes of 1,048,576 bytes; null: all that the others leave. */
  sizeMegabytes: z
    .number()
    .int()
    .min(1)
    .max(256 * 1024 * 1024)
    .nullable(),
  /** Of a data volume on the running Windows; Windows itself is C. */
  letter: z
    .string()
    .regex(/^[D-Z]$/, "expected a letter from D to Z")
    .nullable()
    .default(null),
});
export type DiskVolume = z.infer<typeof diskVolume>;

/** How a disk is divided: GPT, for UEFI. */
export const diskTemplateDefinition = z.object({
  kind: z.literal("disk-template"),
  name: displayName,
  description: z.string().max(2000).default(""),
  volumes: z.array(diskVolume).min(1).max(32),
});
export type DiskTemplateDefinition = z.infer<typeof diskTemplateDefinition>;
