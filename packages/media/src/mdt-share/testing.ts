import { memoryReader } from "../random-access.ts";
import type { ShareEntry, ShareFolder } from "./share-folder.ts";

/** A share in memory. */
export const folderOf = (files: ReadonlyMap<string, Uint8Array>): ShareFolder => ({
  list: async (path) => {
    const prefix = path === "" ? "" : `${path}/`;
    const entries = new Map<string, ShareEntry>();
    for (const file of files.keys()) {
      if (!file.startsWith(prefix)) continue;
      const [name = "", ...rest] = file.slice(prefix.length).split("/");
      entries.set(name, { name, kind: rest.length > 0 ? "folder" : "file" });
    }
    return [...entries.values()];
  },
  open: async (path) => ({ ...memoryReader(files.get(path) ?? new Uint8Array()), close: async () => {} }),
});

export const shareWith = (files: Readonly<Record<string, string | Uint8Array>>): ShareFolder =>
  folderOf(
    new Map(
      Object.entries({ "Control/Version.xml": "<version>6.3</version>", ...files }).map(([path, content]) => [
        path,
        typeof content === "string" ? Buffer.from(content) : content,
      ]),
    ),
  );
