import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { mostCsvRows } from "@windlass/autopilot";
import { identifier, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";

/** A row has about 4200 characters, in UTF-16 twice as many bytes. */
export const mostCsvBytes = 512 * 1024 ** 2;

const directoryOf = (context: ServerContext): string => join(context.configuration.dataDirectory, "autopilot-imports");

const pathOf = (context: ServerContext, id: string): string => join(directoryOf(context), identifier.parse(id));

const tooLarge = (fileName: string): WindlassError =>
  new WindlassError("autopilot-import.too-large", {
    parameters: { file: fileName, mostMegabytes: mostCsvBytes / 1024 ** 2, mostRows: mostCsvRows },
  });

/**
 * Refuses a file by what the request says of its size, before a byte of it is read; one that does not say is cut off.
 *
 * @throws autopilot-import.too-large
 */
export const refuseTooLarge = (contentLength: string | undefined, fileName: string): void => {
  if (Number(contentLength) > mostCsvBytes) throw tooLarge(fileName);
};

async function* limited(chunks: AsyncIterable<Uint8Array>, fileName: string): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > mostCsvBytes) throw tooLarge(fileName);
    yield chunk;
  }
}

/**
 * Writes what a request carries to disk, piece by piece, and gives its size. Nothing is left of a file that is refused.
 *
 * @throws autopilot-import.too-large, autopilot-import.cut-short
 */
export const keepFile = async (
  context: ServerContext,
  id: string,
  fileName: string,
  body: Readable,
): Promise<number> => {
  await mkdir(directoryOf(context), { recursive: true, mode: 0o700 });
  const path = pathOf(context, id);
  try {
    await pipeline(body, (source) => limited(source, fileName), createWriteStream(path, { mode: 0o600 }));
    const handle = await open(path, "r+");
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
    return (await stat(path)).size;
  } catch (error) {
    await rm(path, { force: true });
    if (error instanceof WindlassError) throw error;
    throw new WindlassError("autopilot-import.cut-short", { parameters: { file: fileName }, cause: error });
  }
};

export const readFileOf = (context: ServerContext, id: string): AsyncIterable<Uint8Array> =>
  createReadStream(pathOf(context, id));

export const removeFile = (context: ServerContext, id: string): Promise<void> =>
  rm(pathOf(context, id), { force: true });

/** Files that are there, with when they were last written. */
export const listFiles = async (context: ServerContext): Promise<{ id: string; changedAt: Date }[]> => {
  const names = await readdir(directoryOf(context)).catch(() => []);
  const known = names.filter((name) => identifier.safeParse(name).success);
  const files = await Promise.all(
    known.map(async (id) => ({ id, information: await stat(pathOf(context, id)).catch(() => null) })),
  );
  return files.flatMap(({ id, information }) => (information ? [{ id, changedAt: information.mtime }] : []));
};
