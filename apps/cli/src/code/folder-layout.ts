import { constants } from "node:fs";
import { open } from "node:fs/promises";
import { codeKinds, kindsOfObjects, sharedFolder } from "@windlass/planner";
import { z } from "zod";

/** The file by which a folder is known as one of configuration as code. */
export const manifestFile = "windlass.yaml";
export const manifest = z.strictObject({ windlass: z.literal("configuration"), format: z.literal(1) });

export const schemaFolder = "schema";
export const contentFolder = "content";

const objectFolders: readonly string[] = codeKinds.flatMap((kind) => kindsOfObjects[kind].folder ?? []);

/** What of a folder is passed over: what git and people keep beside, and what editors read. */
export const isBeside = (path: string): boolean =>
  path.startsWith(".") || /^(?:README|LICENSE)(?:\.\w+)?$/.test(path) || path.startsWith(`${schemaFolder}/`);

/** Whether a folder of a folder is one that is known. */
export const isKnownFolder = (path: string): boolean =>
  [sharedFolder, contentFolder, schemaFolder].includes(path) ||
  objectFolders.includes(path.startsWith(`${sharedFolder}/`) ? path.slice(sharedFolder.length + 1) : path);

/** @throws Error of the system; a link is not followed */
export const readPlainFile = async (path: string, mostBytes: number): Promise<Buffer | "too-large" | "no-file"> => {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const { size, isFile } = await file.stat().then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return "no-file";
    if (size > mostBytes) return "too-large";
    const buffer = Buffer.alloc(mostBytes + 1);
    let length = 0;
    for (let read = 1; read > 0 && length <= mostBytes; length += read)
      ({ bytesRead: read } = await file.read(buffer, length, buffer.length - length, length));
    // Whoever writes to it meanwhile does not make it longer.
    return length > mostBytes ? "too-large" : buffer.subarray(0, length);
  } finally {
    await file.close();
  }
};
