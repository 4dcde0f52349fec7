import type { plannedPartition } from "@windlass/protocol";
import type { z } from "zod";

type PlannedPartition = z.infer<typeof plannedPartition>;

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/**
 * Sizes in bytes. Microsoft Learn, "UEFI/GPT-based hard drive partitions": system partition at least 200 MB, and
 * 260 MB on drives with native 4-KB sectors because of FAT32's floor, so 300 MiB serves all; Microsoft reserved 16 MB;
 * Windows at least 20 GB for 64-bit. Recovery follows Windows directly, so that an update of Windows RE can grow it;
 * 1 GiB leaves the 250 MB of free space that such updates ask for.
 */
export const partitionSizes = {
  efiSystem: 300 * mebibyte,
  microsoftReserved: 16 * mebibyte,
  recovery: gibibyte,
  minimumWindows: 20 * gibibyte,
} as const;

/** The documented UEFI/GPT order: system, reserved, Windows with all the rest, recovery. */
export const uefiPartitions = (): PlannedPartition[] => [
  { role: "efi-system", fileSystem: "fat32", sizeBytes: partitionSizes.efiSystem },
  { role: "microsoft-reserved", fileSystem: null, sizeBytes: partitionSizes.microsoftReserved },
  { role: "windows", fileSystem: "ntfs", sizeBytes: null },
  { role: "recovery", fileSystem: "ntfs", sizeBytes: partitionSizes.recovery },
];

/** Windows 11 asks for 64 GB of storage; devices sold with 64 GB hold a little less than 64,000,000,000 bytes. */
const smallestDisk = 60_000_000_000;

/** The fewest bytes a disk must have for an image of `imageBytes` when applied, with room for Windows to work in. */
export const minimumDiskBytes = (imageBytes: number): number =>
  Math.max(
    smallestDisk,
    partitionSizes.efiSystem +
      partitionSizes.microsoftReserved +
      partitionSizes.recovery +
      partitionSizes.minimumWindows +
      imageBytes,
  );
