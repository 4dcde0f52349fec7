import { randomUUID } from "node:crypto";
import { compareFolder, type FolderChange } from "@windlass/planner";
import type { ServerSession } from "../server/session.ts";
import { findContent, type LocalContent } from "./local-content.ts";
import { type FileIssue, readFolder } from "./read-folder.ts";
import { readServer } from "./server-objects.ts";

/** What is wrong, or missing, with the place in its file. */
export interface PlacedIssue extends FileIssue {
  readonly kind: "wrong" | "missing";
}

export interface Difference {
  readonly issues: readonly PlacedIssue[];
  readonly changes: readonly FolderChange[];
  readonly content: LocalContent;
}

/**
 * What a folder and a server differ in. Where the folder cannot be read, the server is not asked.
 *
 * @throws WrongUsage; ApiFailure in the server's words
 */
export const differenceOf = async (
  session: ServerSession,
  root: string,
  options: { readonly isDeleting: boolean; readonly contentFolder: string | undefined },
): Promise<Difference> => {
  const folder = await readFolder(root);
  const unreadable = folder.issues.map((issue): PlacedIssue => ({ ...issue, kind: "wrong" }));
  if (unreadable.length > 0) return { issues: unreadable, changes: [], content: new Map() };
  const { documents, isSharedIn, lineOf } = folder;
  const content = await findContent(root, documents, options.contentFolder);
  const { objects, organisations } = await readServer(session, isSharedIn);
  const { issues, changes } = compareFolder({
    documents,
    objects,
    organisations,
    isSharedIn,
    isDeleting: options.isDeleting,
    hasContent: ({ sha256 }) => content.has(sha256),
    makeId: randomUUID,
  });
  const placed = issues.map(({ file, place, kind, message }) => ({ file, kind, message, ...lineOf(file, place) }));
  return { issues: placed, changes, content };
};
