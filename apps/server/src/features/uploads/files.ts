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

const freeBytesOf = async (directory: string): Promise<number> => {
  const { bavail, bsize } = await statfs(directory);
  return bavail * bsize;
};

const noSpace = (file: string, neededBytes: number, freeBytes: number) =>
  new WindlassError("upload.no-space", { parameters: { file, neededBytes, freeBytes } });

/**
 * An import keeps the upload until the content store has its copy, so it needs the size twice where the store lies on the
 * same disk, and what other uploads have still to receive is not free any more.
 *
 * @param promisedBytes - what uploads under way have still to receive
 * @throws upload.no-space
 */
export const requireSpace = async (
  context: ServerContext,
  file: string,
  sizeBytes: number,
  promisedBytes: number,
): Promise<void> => {
  const directory = uploadDirectoryOf(context);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const freeBytes = Math.max(0, (await freeBytesOf(directory)) - promisedBytes);
  const copyBytes = (await isOnSameDisk(context)) ? sizeBytes : 0;
  if (sizeBytes + copyBytes > freeBytes) throw noSpace(file, sizeBytes + copyBytes, freeBytes);
  await requireSpaceInStore(context, file, sizeBytes);
};

const storeDirectoryOf = ({ configuration: { content } }: ServerContext): string | null =>
  content.kind === "folder" ? content.directory : null;

const isOnSameDisk = async (context: ServerContext): Promise<boolean> => {
  const store = storeDirectoryOf(context);
  if (store === null) return false;
  const [uploads, content] = await Promise.all([stat(uploadDirectoryOf(context)), stat(store)]);
  return uploads.dev === content.dev;
};

/** A bucket has room, or says itself that it has none. */
const requireSpaceInStore = async (context: ServerContext, file: string, sizeBytes: number): Promise<void> => {
  const store = storeDirectoryOf(context);
  if (store === null) return;
  const freeBytes = await freeBytesOf(store);
  if (sizeBytes > freeBytes) throw noSpace(file, sizeBytes, freeBytes);
};

/** Whether the disk became too small for the rest of an upload after it was begun. @throws upload.no-space */
export const requireSpaceForRest = async (
  context: ServerContext,
  { id, file_name: file, size_bytes: sizeBytes }: { id: string; file_name: string; size_bytes: number },
): Promise<void> => {
  const neededBytes = sizeBytes - (await receivedBytesOf(context, id));
  const freeBytes = await freeBytesOf(uploadDirectoryOf(context));
  if (neededBytes > freeBytes) throw noSpace(file, neededBytes, freeBytes);
};
