import type { DiskVolume } from "@windlass/protocol";
import { defaultVolumes, fewestMegabytes } from "../disks/disk-template.ts";

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

/** Updates and paging beside a freshly applied image. */
const roomToWork = 10 * gibibyte;

/** Windows 11 asks for 64 GB of storage; devices sold with 64 GB hold a little less than 64,000,000,000 bytes. */
const smallestDisk = 60_000_000_000;

/** Bytes that partitions of a fixed size take beside the one that Windows or data grows in. */
const bytesOf = (volumes: readonly DiskVolume[]): number =>
  volumes.reduce((sum, { role, sizeMegabytes }) => sum + (sizeMegabytes ?? fewestMegabytes[role]) * mebibyte, 0);

/**
 * The fewest bytes a disk must have for an image of `imageBytes` when applied, divided as a template says, with room for
 * Windows to work in: beside the image where Windows takes the rest, and in any case what the template asks for.
 */
export const minimumDiskBytes = (imageBytes: number, volumes: readonly DiskVolume[] = defaultVolumes): number => {
  const windows = volumes.find(({ role }) => role === "windows");
  const forImage = windows?.sizeMegabytes === null ? imageBytes : 0;
  return Math.max(smallestDisk, bytesOf(volumes) + forImage);
};

/** Whether an image, and some gigabytes to work in, have room in the partition that the template gives to Windows. */
export const hasRoomForImage = (imageBytes: number, volumes: readonly DiskVolume[]): boolean => {
  const size = volumes.find(({ role }) => role === "windows")?.sizeMegabytes ?? null;
  return size === null || size * mebibyte >= imageBytes + roomToWork;
};
