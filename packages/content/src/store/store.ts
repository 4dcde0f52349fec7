import type { Readable } from "node:stream";
import type { ContentReference } from "@windlass/protocol";

/** First and last byte of a stretch, both included, as HTTP ranges count. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

export interface PutOptions {
  /** The put fails with `content.hash-wrong` when the content has another SHA-256. */
  readonly expectedSha256?: string;
  /** The put fails with `content.size-wrong` when another number of bytes arrives; as early as that is certain. */
  readonly expectedSizeBytes?: number;
  /** Told now and then how many bytes have been taken. */
  readonly onProgress?: (doneBytes: number) => void;
}

/**
 * Where content lives, named by its SHA-256. Immutable: one name has one content for ever. Back ends: a folder and
 * a bucket of an S3, held to the same by one suite of tests; nothing here assumes paths, renames or partial writes.
 */
export interface ContentStore {
  /**
   * Takes a whole stream. The content becomes visible only after all of it is kept durably and its hash is verified;
   * a failure or a killed process leaves nothing visible.
   *
   * @throws WindlassError `content.hash-wrong`, `content.size-wrong`, `content.store-failed`; errors of the stream as
   * they are
   */
  put(content: AsyncIterable<Uint8Array>, options?: PutOptions): Promise<ContentReference>;

  /**
   * Reads content, or a stretch of it.
   *
   * @throws WindlassError `content.not-found`
   */
  open(sha256: string, range?: ByteRange): Promise<Readable>;

  /** Size in bytes; null when there is no such content. */
  stat(sha256: string): Promise<{ sizeBytes: number } | null>;

  /** Removes content; false when there was none. */
  delete(sha256: string): Promise<boolean>;

  /** Everything that is visible, in the order of the hashes. */
  list(): AsyncIterable<ContentReference>;

  /**
   * Says at the start, and not with the first upload, what is wrong with the store.
   *
   * @throws WindlassError `content.store-failed`, `content.bucket-missing`, `content.store-refused`,
   * `content.store-clock`, `content.store-unreachable`
   */
  check(): Promise<void>;

  /** Removes what killed puts left behind before the given time; gives their number. */
  removeAbandoned(before: Date): Promise<number>;
}
