import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Disk, partitionRole } from "@windlass/protocol";
import { z } from "zod";
import { readTextIfThere, writeFileAtomically } from "../../workspace/atomic-file.ts";
import type { Partition, PlannedPartition } from "../platform.ts";

/** Space that a GUID partition table and alignment take at both ends of a disk, in bytes. */
const tableBytes = 2 * 1024 * 1024;

const partitionTable = z.array(
  z.object({
    role: partitionRole,
    fileSystem: z.enum(["fat32", "ntfs"]).nullable(),
    sizeBytes: z.number().int().nonnegative(),
    label: z.string().optional(),
    letter: z.string().optional(),
  }),
);

const diskFolder = (directory: string, number: number): string => join(directory, `disk${number}`);

const tableFile = (directory: string, number: number): string => join(diskFolder(directory, number), "partitions.json");

const partitionFolder = (directory: string, number: number, index: number, role: Partition["role"]): string =>
  join(diskFolder(directory, number), `${index + 1}-${role}`);

/** What a disk holds: partitions of its table that really are there. */
export const readPartitions = (directory: string, number: number): Partition[] => {
  const text = readTextIfThere(tableFile(directory, number));
  if (text === null) return [];
  return partitionTable
    .parse(JSON.parse(text))
    .filter(({ role }, index) => existsSync(partitionFolder(directory, number, index, role)));
};

/** Host folder of a disk's partition of a role, or null where there is none. */
export const findPartition = (directory: string, number: number, role: Partition["role"]): string | null => {
  const index = readPartitions(directory, number).findIndex((partition) => partition.role === role);
  return index < 0 ? null : partitionFolder(directory, number, index, role);
};

/**
 * Removes everything on a disk, proves that it is gone, and makes partitions. The table is written last, so that a disk on
 * which this was interrupted holds nothing.
 *
 * @throws RangeError when the partitions do not fit
 */
export const wipeAndPartition = (directory: string, disk: Disk, planned: readonly PlannedPartition[]): void => {
  const folder = diskFolder(directory, disk.number);
  rmSync(tableFile(directory, disk.number), { force: true });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  if (readdirSync(folder).length > 0) throw new Error(`disk ${disk.number} still holds something after wiping`);

  const fixed = planned.reduce((sum, partition) => sum + (partition.sizeBytes ?? 0), 0);
  const rest = disk.sizeBytes - tableBytes - fixed;
  if (rest <= 0) throw new RangeError(`the partitions do not fit on disk ${disk.number}`);
  const made = planned.map((partition) => ({ ...partition, sizeBytes: partition.sizeBytes ?? rest }));
  for (const [index, { role }] of made.entries()) mkdirSync(partitionFolder(directory, disk.number, index, role));
  writeFileAtomically(tableFile(directory, disk.number), `${JSON.stringify(made, null, 2)}\n`);
};
