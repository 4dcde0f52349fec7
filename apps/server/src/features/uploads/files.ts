import { mkdir, open, readdir, rm, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { identifier, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";

/** Where unfinished and waiting uploads lie: one file each, named by the upload's id. */
export const uploadDirectoryOf = (context: ServerContext): string =>
  join(context.configuration.dataDirectory, "uploads");

export const uploadPathOf = (context: ServerContext, id: string): string =>
  join(uploadDirectoryOf(context), identifier.parse(id));

/** Bytes that have arrived; 0 where there is no file (any more). */
export const receivedBytesOf = async (context: ServerContext, id: string): Promise<number> => {
  const information = await stat(uploadPathOf(context, id)).catch(() => null);
  return information?.size ?? 0;
};

/** A finished upload must survive a power cut: nobody sends it again. */
export const syncUploadFile = async (context: ServerContext, id: string): Promise<void> => {
  const handle = await open(uploadPathOf(context, id), "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

export const removeUploadFile = async (context: ServerContext, id: string): Promise<void> => {
  await rm(uploadPathOf(context, id), { force: true });
};

export const listUploadFiles = async (context: ServerContext): Promise<{ id: string; changedAt: Date }[]> => {
  const names = await readdir(uploadDirectoryOf(context)).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => identifier.safeParse(name).success)
      .map(async (id) => ({ id, information: await stat(uploadPathOf(context, id)).catch(() => null) })),
  );
  return files.flatMap(({ id, information }) => (information ? { id, changedAt: information.mtime } : []));
};

/**
 * An import keeps the upload until the content store has its copy, so it needs the size twice.
 *
 * @throws upload.no-space
 */
export const requireSpace = async (context: ServerContext, file: string, sizeBytes: number): Promise<void> => {
  const directory = uploadDirectoryOf(context);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const { bavail, bsize } = await statfs(directory);
  const freeBytes = bavail * bsize;
  const neededBytes = 2 * sizeBytes;
  if (neededBytes > freeBytes)
    throw new WindlassError("upload.no-space", { parameters: { file, neededBytes, freeBytes } });
};
