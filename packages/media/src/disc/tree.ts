import type { DiscNode } from "./file-system.ts";
import type { DiscSource } from "./source.ts";

/** A file or folder with its whole path; parts are parted by `/`. */
export interface DiscEntry {
  readonly path: string;
  readonly kind: "file" | "folder";
  readonly sizeBytes: number;
}

/** The largest Windows discs (languages and features) have below ten thousand files. */
const maximumEntries = 30_000;
const maximumDepth = 64;

/** Names are shown and compared, never used as paths of this machine; a separator inside one would make it ambiguous. */
const shown = (name: string): string => name.replaceAll(/[/\\\p{Cc}]/gu, "_");

/**
 * Every file and folder, folders before what they hold. Links are left out.
 *
 * @throws WindlassError `disc.damaged` when a folder holds itself, lies too deep, or there are too many
 */
export const listTree = async (source: DiscSource, root: DiscNode): Promise<DiscEntry[]> => {
  const entries: DiscEntry[] = [];
  const seen = new Set<number>([root.position]);
  const waiting: { node: DiscNode; path: string; depth: number }[] = [{ node: root, path: "", depth: 0 }];
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    const subfolders: typeof waiting = [];
    for (const node of await folder.node.children()) {
      if (node.kind === "other") continue;
      if (entries.length >= maximumEntries)
        throw source.damaged(node.position, `there are more than ${maximumEntries} files and folders`);
      const path = `${folder.path}${shown(node.name)}`;
      entries.push({ path, kind: node.kind, sizeBytes: node.kind === "file" ? await node.size() : 0 });
      if (node.kind === "file") continue;
      if (seen.has(node.position))
        throw source.damaged(node.position, `the folder ${path} is in two places or in itself`);
      if (folder.depth >= maximumDepth) throw source.damaged(node.position, `the folder ${path} lies too deep`);
      seen.add(node.position);
      subfolders.push({ node, path: `${path}/`, depth: folder.depth + 1 });
    }
    waiting.push(...subfolders.reverse());
  }
  return entries;
};

/** The child of that name: exactly as written, else without regard to case, as Windows finds it. */
const childNamed = async (folder: DiscNode, name: string): Promise<DiscNode | null> => {
  const children = await folder.children();
  const wanted = name.toLowerCase();
  return (
    children.find((child) => child.name === name) ??
    children.find((child) => child.name.toLowerCase() === wanted) ??
    null
  );
};

/** The file or folder at a path; null when there is none. */
export const nodeAt = async (root: DiscNode, path: string): Promise<DiscNode | null> => {
  let node: DiscNode | null = root;
  for (const part of path.split("/").filter((name) => name !== "")) {
    if (node?.kind !== "folder") return null;
    node = await childNamed(node, part);
  }
  return node;
};
