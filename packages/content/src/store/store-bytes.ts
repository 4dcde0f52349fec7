import { buffer } from "node:stream/consumers";
import { type ContentReference, WindlassError } from "@windlass/protocol";
import type { ArchiveBytes } from "../archive/read-index.ts";
import type { ContentStore } from "./store.ts";

/** Content of a store, to be read anywhere; every read is one range of its own. */
export const storeBytes = (store: ContentStore, { sha256, sizeBytes }: ContentReference): ArchiveBytes => ({
  size: sizeBytes,
  read: async (offset, length) => {
    if (length === 0) return new Uint8Array();
    const bytes = await buffer(await store.open(sha256, { start: offset, end: offset + length - 1 }));
    if (bytes.length === length) return bytes;
    throw new WindlassError("content.size-wrong", { parameters: { expected: length, actual: bytes.length } });
  },
});
