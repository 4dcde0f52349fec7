import { createHash } from "node:crypto";
import { CopyObjectCommand, DeleteObjectCommand, HeadObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { type ContentReference, WindlassError } from "@windlass/protocol";
import { isMissing, toldByStore } from "./s3-errors.ts";
import { md5Of, PartUpload, type S3Place } from "./s3-parts.ts";
import type { PutOptions } from "./store.ts";

/** 10,000 parts are allowed: enough for 156 GiB. */
const partSize = 16 * 1024 * 1024;
/** CopyObject takes no more than 5 GB at once; a copied part neither. */
const largestCopy = 1024 ** 3;

/** Where a put writes. */
export interface PutTarget extends Omit<S3Place, "key"> {
  /** The key of content by its hash. */
  keyOf(sha256: string): string;
  /** A key that nothing else has, where content lies whose hash is not known yet. */
  newStagingKey(): string;
}

/** The stream's own errors pass as they are; those of the object store are told in our words. */
class StreamBroke extends Error {}

const piecesOf = async function* (content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of content) {
      parts.push(chunk);
      length += chunk.length;
      if (length < partSize) continue;
      yield Buffer.concat(parts);
      parts = [];
      length = 0;
    }
  } catch (cause) {
    throw new StreamBroke("the stream broke", { cause });
  }
  yield Buffer.concat(parts);
};

/** Hashes and counts what passes; fails as soon as it is certain that it is not what was announced. */
const meter = ({ expectedSha256, expectedSizeBytes, onProgress }: PutOptions) => {
  const hash = createHash("sha256");
  let sizeBytes = 0;
  const wrongSize = () =>
    new WindlassError("content.size-wrong", { parameters: { expected: expectedSizeBytes ?? 0, actual: sizeBytes } });
  return {
    take: (piece: Uint8Array) => {
      sizeBytes += piece.length;
      if (expectedSizeBytes !== undefined && sizeBytes > expectedSizeBytes) throw wrongSize();
      hash.update(piece);
      onProgress?.(sizeBytes);
    },
    end: (): ContentReference => {
      if (expectedSizeBytes !== undefined && sizeBytes !== expectedSizeBytes) throw wrongSize();
      const sha256 = hash.digest("hex");
      if (expectedSha256 === undefined || expectedSha256 === sha256) return { sha256, sizeBytes };
      throw new WindlassError("content.hash-wrong", { parameters: { expected: expectedSha256, actual: sha256 } });
    },
  };
};

const sizeOf = async ({ client, bucket, key }: S3Place): Promise<number | null> => {
  try {
    return (await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))).ContentLength ?? null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
};

/** Gives content the name of its hash inside the store; it appears under it whole. */
const copyInside = async (from: string, to: S3Place, sizeBytes: number): Promise<void> => {
  if (sizeBytes <= largestCopy) {
    const CopySource = `${to.bucket}/${from}`;
    await to.client.send(new CopyObjectCommand({ Bucket: to.bucket, Key: to.key, CopySource }));
    return;
  }
  const upload = await PartUpload.begin(to);
  try {
    for (let start = 0; start < sizeBytes; start += largestCopy)
      await upload.addCopy(from, start, Math.min(start + largestCopy, sizeBytes) - 1);
    await upload.complete();
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
};

const putOne = async (place: S3Place, bytes: Uint8Array): Promise<void> => {
  const { client, bucket: Bucket, key: Key } = place;
  const ContentMD5 = md5Of(bytes);
  await client.send(
    new PutObjectCommand({ Bucket, Key, Body: bytes, ContentMD5, ContentType: "application/octet-stream" }),
  );
};

/** Content of several parts: to its place at once when the hash was announced, else by way of a staging key. */
const putParts = async (
  target: PutTarget,
  pieces: AsyncIterable<Uint8Array>,
  metered: ReturnType<typeof meter>,
  expectedSha256: string | undefined,
): Promise<ContentReference> => {
  const { client, bucket } = target;
  const staging = expectedSha256 === undefined ? target.newStagingKey() : null;
  const upload = await PartUpload.begin({ client, bucket, key: staging ?? target.keyOf(expectedSha256 ?? "") });
  let reference: ContentReference;
  try {
    for await (const piece of pieces) if (piece.length > 0) await upload.add(piece);
    reference = metered.end();
    await upload.complete();
  } catch (error) {
    await upload.abort().catch(() => undefined);
    throw error;
  }
  if (staging === null) return reference;
  try {
    const place = { client, bucket, key: target.keyOf(reference.sha256) };
    if ((await sizeOf(place)) !== reference.sizeBytes) await copyInside(staging, place, reference.sizeBytes);
    return reference;
  } finally {
    await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: staging })).catch(() => undefined);
  }
};

const putContent = async (
  target: PutTarget,
  content: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<ContentReference> => {
  const metered = meter(options);
  // Bytes are judged as they come, not when a part is full.
  const measured = piecesOf(
    (async function* () {
      for await (const chunk of content) {
        metered.take(chunk);
        yield chunk;
      }
    })(),
  );
  const first = await measured.next();
  const begun = first.done ? new Uint8Array() : first.value;
  if (begun.length >= partSize)
    return await putParts(
      target,
      (async function* () {
        yield begun;
        yield* measured;
      })(),
      metered,
      options.expectedSha256,
    );
  const reference = metered.end();
  await putOne({ ...target, key: target.keyOf(reference.sha256) }, begun);
  return reference;
};

/**
 * Takes a whole stream into a bucket. Each part is refused by the store when it changed on its way; the whole is
 * visible only after its hash is verified.
 */
export const putIntoBucket = async (
  target: PutTarget,
  content: AsyncIterable<Uint8Array>,
  options: PutOptions,
): Promise<ContentReference> => {
  try {
    return await putContent(target, content, options);
  } catch (error) {
    if (error instanceof StreamBroke) throw error.cause;
    throw toldByStore(error, target.bucket);
  }
};
