import type { Dirent } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { openFileReader, type ShareEntry, type ShareFolder } from "@windlass/media";
import { WindlassError } from "@windlass/protocol";

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such folder",
  ENOTDIR: "it is not a folder",
  EACCES: "you have no right to read it",
  EPERM: "you have no right to read it",
};

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "");

/** A deployment share in a folder of this machine. Links in it are not followed: what they lead to was not asked for. */
export const shareOnDisk = (root: string): ShareFolder => ({
  list: async (path) => {
    const entries = await readdir(join(root, path), { withFileTypes: true }).catch((cause: unknown): Dirent[] => {
      if (path !== "" && codeOf(cause) === "ENOENT") return [];
      const what = reasons[codeOf(cause)] ?? (cause instanceof Error ? cause.message : String(cause));
      throw new WindlassError("mdt.not-a-share", { parameters: { folder: join(root, path), what }, cause });
    });
    return entries.flatMap((entry): ShareEntry[] => {
      if (entry.isDirectory()) return [{ name: entry.name, kind: "folder" }];
      return entry.isFile() ? [{ name: entry.name, kind: "file" }] : [];
    });
  },
  open: (path) => openFileReader(join(root, path), path.replaceAll("/", "\\")),
});
