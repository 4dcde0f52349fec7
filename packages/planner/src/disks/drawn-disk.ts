import type { DiskVolume } from "@windlass/protocol";
import { fewestMegabytes } from "./disk-template.ts";

/** One partition of the picture, in parts of the whole width. */
export interface DrawnVolume {
  readonly volume: DiskVolume;
  /** On a disk of the given size; of the one that takes the rest, too. */
  readonly megabytes: number;
  readonly start: number;
  readonly width: number;
}

/** What a partition takes at least, so that its name can be read beside a Windows of a thousand times its size. */
const leastWidth = 0.11;

/**
 * Where each partition lies in a picture of the disk: proportional, but none narrower than can be read. What the small ones
 * take too much is taken from the large ones by their size.
 */
export const drawDisk = (volumes: readonly DiskVolume[], diskMegabytes: number): DrawnVolume[] => {
  if (volumes.length === 0) return [];
  const fixed = volumes.reduce((sum, { sizeMegabytes }) => sum + (sizeMegabytes ?? 0), 0);
  const rests = volumes.filter(({ sizeMegabytes }) => sizeMegabytes === null).length;
  const rest = Math.max(0, diskMegabytes - fixed) / Math.max(1, rests);
  const sizes = volumes.map(({ role, sizeMegabytes }) => sizeMegabytes ?? Math.max(rest, fewestMegabytes[role]));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const least = Math.min(leastWidth, 1 / volumes.length);
  const spare = sizes.map((size) => Math.max(0, size / total - least));
  const spareTotal = spare.reduce((sum, part) => sum + part, 0);
  const room = 1 - least * volumes.length;
  let start = 0;
  return volumes.map((volume, index) => {
    const share = spareTotal === 0 ? 1 / volumes.length : (spare[index] ?? 0) / spareTotal;
    const width = least + room * share;
    const drawn = { volume, megabytes: Math.round(sizes[index] ?? 0), start, width };
    start += width;
    return drawn;
  });
};
