import { randomUUID } from "node:crypto";
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  type MultipartUpload,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { type ContentReference, sha256 as sha256Schema, WindlassError } from "@windlass/protocol";
import { isMissing, isNoUpload, toldByStore } from "./s3-errors.ts";
import { putIntoBucket } from "./s3-put.ts";
import type { ContentStore } from "./store.ts";

export interface S3StoreOptions {
  readonly bucket: string;
  /** What all keys begin with; empty or ending with a slash. */
  readonly prefix: string;
  /** Of an S3 that is not Amazon's. */
  readonly endpoint?: string | undefined;
  readonly region?: string | undefined;
  /** The bucket in the path and not in the host name. */
  readonly pathStyle?: boolean;
  /** By default the SDK's provider chain finds them: environment, profile, role of the machine. */
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Clock difference to the store in milliseconds, for tests. */
  readonly clockOffset?: number;
  /** How long a line may be dead before a request fails, in milliseconds. */
  readonly idleMilliseconds?: number;
}

const clientOf = (options: S3StoreOptions): S3Client => {
  const { endpoint, region, pathStyle, credentials, clockOffset, idleMilliseconds = 60_000 } = options;
  return new S3Client({
    ...(endpoint !== undefined && { endpoint }),
    ...(region !== undefined && { region }),
    ...(credentials && { credentials }),
    ...(clockOffset !== undefined && { systemClockOffset: clockOffset }),
    forcePathStyle: pathStyle ?? false,
    // Other stores than Amazon's do not know the newer checksums. Content-MD5 guards each part, SHA-256 the whole.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: 4,
    requestHandler: {
      connectionTimeout: Math.min(5000, idleMilliseconds),
      socketTimeout: idleMilliseconds,
      // Each download of a device holds one.
      httpAgent: { maxSockets: 512 },
      httpsAgent: { maxSockets: 512 },
    },
  });
};

/**
 * A content store in a bucket of an S3: `blobs/ab/abcdef…` by hash, `incoming/` for what has no hash yet.
 *
 * @example
 * const store = createS3Store({ bucket: "windlass", prefix: "", region: "eu-north-1" });
 */
export const createS3Store = (options: S3StoreOptions): ContentStore => {
  const { bucket, prefix } = options;
  const client = clientOf(options);
  const blobs = `${prefix}blobs/`;
  const incoming = `${prefix}incoming/`;
  const keyOf = (sha256: string): string => `${blobs}${sha256.slice(0, 2)}/${sha256}`;
  const isHash = (text: string): boolean => sha256Schema.safeParse(text).success;
  const missing = (sha256: string) => new WindlassError("content.not-found", { parameters: { sha256 } });

  const told = async <Result>(action: Promise<Result>): Promise<Result> => {
    try {
      return await action;
    } catch (error) {
      throw toldByStore(error, bucket);
    }
  };

  const stat = async (sha256: string): Promise<{ sizeBytes: number } | null> => {
    if (!isHash(sha256)) return null;
    try {
      const { ContentLength } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: keyOf(sha256) }));
      return { sizeBytes: ContentLength ?? 0 };
    } catch (error) {
      if (isMissing(error)) return null;
      throw toldByStore(error, bucket);
    }
  };

  const list = async function* (): AsyncGenerator<ContentReference> {
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: blobs }))
      for (const { Key = "", Size = 0 } of page.Contents ?? []) {
        const sha256 = Key.slice(-64);
        if (isHash(sha256) && Key === keyOf(sha256)) yield { sha256, sizeBytes: Size };
      }
  };

  /** When something of an upload was written last: a large one may run for hours. */
  const lastWritten = async ({ Key = "", UploadId = "", Initiated }: MultipartUpload): Promise<number> => {
    let latest = Initiated?.getTime() ?? 0;
    let PartNumberMarker: string | undefined;
    for (;;) {
      // Not by the SDK's paginator: it goes on as long as there is a marker, and some stores always give one.
      const page = await client.send(new ListPartsCommand({ Bucket: bucket, Key, UploadId, PartNumberMarker }));
      for (const part of page.Parts ?? []) latest = Math.max(latest, part.LastModified?.getTime() ?? 0);
      if (!page.IsTruncated) return latest;
      PartNumberMarker = page.NextPartNumberMarker;
    }
  };

  const removeUpload = async (upload: MultipartUpload, before: Date): Promise<boolean> => {
    try {
      if ((await lastWritten(upload)) >= before.getTime()) return false;
      const { Key = "", UploadId = "" } = upload;
      await client.send(new AbortMultipartUploadCommand({ Bucket: bucket, Key, UploadId }));
      return true;
    } catch (error) {
      // It ended meanwhile.
      if (isNoUpload(error) || isMissing(error)) return false;
      throw error;
    }
  };

  const removeUploads = async (before: Date): Promise<number> => {
    let removed = 0;
    let from: { KeyMarker?: string | undefined; UploadIdMarker?: string | undefined } = {};
    for (;;) {
      const page = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...from }));
      for (const upload of page.Uploads ?? []) if (await removeUpload(upload, before)) removed += 1;
      if (!page.IsTruncated) return removed;
      from = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    }
  };

  const removeStaged = async (before: Date): Promise<number> => {
    let removed = 0;
    for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: incoming }))
      for (const { Key, LastModified } of page.Contents ?? []) {
        if (LastModified === undefined || LastModified >= before) continue;
        await client.send(new DeleteObjectCommand({ Bucket: bucket, Key }));
        removed += 1;
      }
    return removed;
  };

  return {
    put: (content, putOptions = {}) =>
      putIntoBucket({ client, bucket, keyOf, newStagingKey: () => `${incoming}${randomUUID()}` }, content, putOptions),
    open: async (sha256, range) => {
      if (!isHash(sha256)) throw missing(sha256);
      try {
        const { Body } = await client.send(
          new GetObjectCommand({
            Bucket: bucket,
            Key: keyOf(sha256),
            ...(range && { Range: `bytes=${range.start}-${range.end}` }),
          }),
        );
        if (Body instanceof Readable) return Body;
        throw new Error("the object store answered without content");
      } catch (error) {
        if (isMissing(error) && !(error instanceof Error && error.name === "NoSuchBucket")) throw missing(sha256);
        throw toldByStore(error, bucket);
      }
    },
    stat,
    list: async function* () {
      try {
        yield* list();
      } catch (error) {
        throw toldByStore(error, bucket);
      }
    },
    delete: async (sha256) => {
      if ((await stat(sha256)) === null) return false;
      await told(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(sha256) })));
      return true;
    },
    removeAbandoned: async (before) => (await told(removeUploads(before))) + (await told(removeStaged(before))),
    check: async () => {
      await told(client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: blobs, MaxKeys: 1 })));
    },
  };
};
