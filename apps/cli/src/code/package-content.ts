import { type FolderChange, filesToSend } from "@windlass/planner";
import { packageFile, softwarePackageView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerSession } from "../server/session.ts";
import { type SendOptions, sendFile } from "../software/import-package.ts";
import type { LocalContent } from "./local-content.ts";

const listed = z.looseObject({ files: z.array(packageFile).default([]) });

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Makes the files of a package those that the folder lists: takes out what is not, sends what is missing. */
export const bringFiles = async (
  session: ServerSession,
  change: FolderChange,
  id: string,
  content: LocalContent,
  options: SendOptions,
): Promise<void> => {
  const url = `/api/software-packages/${id}/files`;
  const wanted = listed.parse(change.definition ?? {}).files;
  const there = listed.parse(change.there?.definition ?? {}).files;
  for (const { path } of there.filter((file) => !wanted.some((other) => same(other.path, file.path))))
    await session.api.request(softwarePackageView, "DELETE", `${url}?path=${encodeURIComponent(path)}`);
  for (const { path, sha256 } of filesToSend(change)) {
    const localPath = content.get(sha256);
    // It was there when the folder was compared.
    if (localPath === undefined) throw new Error(`The content of ${path} is gone.`);
    await sendFile(session, id, { path, localPath }, options);
  }
};
