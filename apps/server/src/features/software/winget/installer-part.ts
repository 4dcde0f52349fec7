import { mkdir, open, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import type { Continuation } from "./installer-request.ts";

const origin = z.object({ address: z.string(), validator: z.string().nullable() });

const originFile = (file: string): string => `${file}.json`;

/**
 * A file that is being fetched, on the server's disk and beside it what it is a part of, so that another process goes on
 * with it.
 */
export interface InstallerPart {
  /** What is there of the file at this address; nothing where it is of another. */
  continuation(): Promise<Continuation>;
  /** Throws away what is there. What follows is of the file that the validator names. */
  beginAnew(validator: string | null): Promise<void>;
  /** Writes behind what is there. @returns how many bytes it is then */
  append(bytes: AsyncIterable<Uint8Array>, from: number, onSize: (sizeBytes: number) => void): Promise<void>;
}

/** What is there of a file, and what was noted of it; null where one of both is missing or cannot be read. */
const readOrigin = async (file: string): Promise<z.infer<typeof origin> | null> => {
  try {
    return origin.parse(JSON.parse(await readFile(originFile(file), "utf8")));
  } catch {
    return null;
  }
};

export const installerPart = (file: string, address: string): InstallerPart => ({
  continuation: async () => {
    const information = await stat(file).catch(() => null);
    const noted = await readOrigin(file);
    if (information === null || noted === null || noted.address !== address) return { from: 0, validator: null };
    return { from: information.size, validator: noted.validator };
  },
  beginAnew: async (validator) => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    // Killed between the two, nothing is there, whatever is noted of it.
    await truncate(file).catch(() => undefined);
    await writeFile(originFile(file), JSON.stringify({ address, validator }), { mode: 0o600 });
  },
  append: async (bytes, from, onSize) => {
    const handle = await open(file, from === 0 ? "w" : "r+", 0o600);
    try {
      let at = from;
      for await (const chunk of bytes) {
        onSize(at + chunk.length);
        for (let done = 0; done < chunk.length; )
          done += (await handle.write(chunk, done, chunk.length - done, at + done)).bytesWritten;
        at += chunk.length;
      }
    } finally {
      await handle.close();
    }
  },
});

export const removePart = async (file: string): Promise<void> => {
  await rm(file, { force: true });
  await rm(originFile(file), { force: true });
};
