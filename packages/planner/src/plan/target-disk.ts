import { type Disk, WindlassError } from "@windlass/protocol";

/** Rounded so that a disk which is too small never reads like one that is large enough. */
const has = (bytes: number): string => `${Math.floor(bytes / 1e8) / 10} GB`;
const needed = (bytes: number): string => `${Math.ceil(bytes / 1e8) / 10} GB`;

/** Why a disk may not be wiped, or null when it may. Removable media are refused always (a stick may be the boot medium). */
export const diskRefusal = (disk: Disk, minimumBytes: number): string | null => {
  if (disk.removable) return "it is removable";
  if (disk.bus === "usb") return "it is attached by USB";
  if (disk.bus === "sd") return "it is a memory card";
  if (disk.sizeBytes < minimumBytes) return `it has ${has(disk.sizeBytes)}, and ${needed(minimumBytes)} are needed`;
  return null;
};

/**
 * The one disk that may be wiped. Exactly one candidate is taken without asking; several need a choice.
 *
 * @param diskNumber - the technician's choice, or undefined
 * @param minimumBytes - smallest usable disk
 * @throws WindlassError `device.no-suitable-disk`, `device.several-disks`, `device.disk-refused`
 */
export const chooseTargetDisk = (disks: readonly Disk[], minimumBytes: number, diskNumber?: number): Disk => {
  if (diskNumber !== undefined) {
    const chosen = disks.find((disk) => disk.number === diskNumber);
    const refusal = chosen ? diskRefusal(chosen, minimumBytes) : "the device has no such disk";
    if (!chosen || refusal) {
      throw new WindlassError("device.disk-refused", { parameters: { number: diskNumber, what: String(refusal) } });
    }
    return chosen;
  }
  const candidates = disks.filter((disk) => diskRefusal(disk, minimumBytes) === null);
  const [first] = candidates;
  if (!first) {
    throw new WindlassError("device.no-suitable-disk", {
      parameters: { minimum: needed(minimumBytes) },
      details: disks.map((disk) => ({ number: disk.number, refused: diskRefusal(disk, minimumBytes) })),
    });
  }
  if (candidates.length > 1) {
    throw new WindlassError("device.several-disks", {
      parameters: { count: candidates.length },
      details: candidates.map(({ number, model, sizeBytes }) => ({ number, model, sizeBytes })),
    });
  }
  return first;
};
