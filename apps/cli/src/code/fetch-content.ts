import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { lstat, mkdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ServerObject } from "@windlass/planner";
import { type PackageFile, packageFile } from "@windlass/protocol";
import { z } from "zod";
import type { Api } from "../demo/api.ts";
import { contentFolder } from "./folder-layout.ts";

const listed = z.looseObject({ files: z.array(packageFile) });

/** Brings one file, which appears under its hash once all of it is there. */
const fetchFile = async (api: Api, packageId: string, file: PackageFile, folder: string): Promise<void> => {
  const url = `/api/software-packages/${packageId}/files?path=${encodeURIComponent(file.path)}`;
  const { body } = await api.send("GET", url, {});
  const next = join(folder, "..", ".windlass-content");
  const hash = createHash("sha256");
  const hashing = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const bytes = body === null ? Readable.from([]) : Readable.fromWeb(body);
  await pipeline(bytes, hashing, createWriteStream(next, { mode: 0o644 }));
  if (hash.digest("hex") === file.sha256) return await rename(next, join(folder, file.sha256));
  await rm(next);
  throw new Error(`The server sent something else for ${file.path} than the content of its hash.`);
};

/**
 * Brings files of packages into the folder, each under its hash; what is there is not brought again.
 *
 * @param mostBytes larger files stay where they are
 * @returns how many are in the folder, and how many are too large
 */
export const fetchContent = async (
  api: Api,
  root: string,
  objects: readonly ServerObject[],
  mostBytes: number,
): Promise<{ readonly brought: number; readonly tooLarge: number }> => {
  const folder = join(root, contentFolder);
  const wanted = new Map<string, { id: string; file: PackageFile }>();
  for (const { kind, id, definition } of objects)
    if (kind === "software-package")
      for (const file of listed.parse(definition).files) wanted.set(file.sha256, { id, file });
  const small = [...wanted.values()].filter(({ file }) => file.sizeBytes <= mostBytes);
  if (small.length > 0) await mkdir(folder, { recursive: true });
  for (const { id, file } of small) {
    const there = await lstat(join(folder, file.sha256)).catch(() => null);
    if (there?.size !== file.sizeBytes) await fetchFile(api, id, file, folder);
  }
  return { brought: small.length, tooLarge: wanted.size - small.length };
};
