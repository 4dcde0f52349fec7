import { rm } from "node:fs/promises";
import { join } from "node:path";
import { openFileBytes, openZip, unpackZip } from "@windlass/content";
import { placedFilesOf } from "@windlass/planner";
import { WindlassError, type WingetPin } from "@windlass/protocol";
import type { StepContext } from "../step.ts";

/**
 * Unpacks an archive into a folder that is made anew: what a killed attempt left of it goes.
 *
 * @param needed paths that must be in it, or nothing is unpacked
 * @throws WindlassError `device.archive-lacks-file`, `archive.damaged`, `archive.too-large`
 */
export const unpackAnew = async (
  archive: string,
  name: string,
  needed: readonly string[],
  folder: string,
  signal: AbortSignal,
): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  const bytes = await openFileBytes(archive);
  try {
    const zip = await openZip(bytes, { name });
    const missing = needed.find((path) => !zip.find(path));
    if (missing !== undefined)
      throw new WindlassError("device.archive-lacks-file", { parameters: { archive: name, path: missing } });
    await unpackZip(zip, folder, signal);
  } finally {
    await bytes.close();
  }
};

/** Unpacks what of a pin's files are archives, beside them. */
export const unpackPinnedFiles = async (pin: WingetPin, folder: string, context: StepContext): Promise<void> => {
  for (const { pinned, name, unpackedInto, path } of placedFilesOf(pin)) {
    if (unpackedInto === null) continue;
    const needed = pinned.nestedFiles.map((file) => file.path);
    await unpackAnew(join(folder, name), name, needed, join(folder, unpackedInto), context.deployment.signal);
    context.log("information", `Unpacked ${name}; of it ${path} is used.`);
  }
};
