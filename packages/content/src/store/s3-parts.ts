import { createHash } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from "@aws-sdk/client-s3";
import { isNoUpload } from "./s3-errors.ts";

/** An object in a bucket. */
export interface S3Place {
  readonly client: S3Client;
  readonly bucket: string;
  readonly key: string;
}

/** How many parts are on their way at once: what a put holds in memory is these and the one that fills, whatever its size. */
const partsAtOnce = 4;

/** Refused by the store when a bit of the body changed on its way; every S3 knows it, checksums of SDK 3 few. */
export const md5Of = (bytes: Uint8Array): string => createHash("md5").update(bytes).digest("base64");

/** A multi-part upload: nothing of it can be seen before it is completed. */
export class PartUpload {
  readonly #place: S3Place;
  readonly #id: string;
  readonly #parts: { PartNumber: number; ETag: string | undefined }[] = [];
  readonly #running = new Set<Promise<void>>();
  #failure: unknown;

  private constructor(place: S3Place, id: string) {
    this.#place = place;
    this.#id = id;
  }

  static async begin(place: S3Place): Promise<PartUpload> {
    const { client, bucket: Bucket, key: Key } = place;
    const { UploadId } = await client.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ContentType: "application/octet-stream" }),
    );
    if (UploadId === undefined) throw new Error("the object store gave a multi-part upload no id");
    return new PartUpload(place, UploadId);
  }

  /** Sends one part; waits while enough are on their way. @throws the error of any part */
  async add(bytes: Uint8Array): Promise<void> {
    await this.#run(async (PartNumber) => {
      const { ETag } = await this.#place.client.send(
        new UploadPartCommand({ ...this.#names(), PartNumber, Body: bytes, ContentMD5: md5Of(bytes) }),
      );
      return ETag;
    });
  }

  /** Takes a stretch of another object of the bucket as a part; no byte comes here. */
  async addCopy(from: string, start: number, end: number): Promise<void> {
    await this.#run(async (PartNumber) => {
      const { CopyPartResult } = await this.#place.client.send(
        new UploadPartCopyCommand({
          ...this.#names(),
          PartNumber,
          CopySource: `${this.#place.bucket}/${from}`,
          CopySourceRange: `bytes=${start}-${end}`,
        }),
      );
      return CopyPartResult?.ETag;
    });
  }

  async complete(): Promise<void> {
    await this.#settled();
    const Parts = this.#parts.toSorted((left, right) => left.PartNumber - right.PartNumber);
    await this.#place.client.send(new CompleteMultipartUploadCommand({ ...this.#names(), MultipartUpload: { Parts } }));
  }

  /** Gives the parts' space back. */
  async abort(): Promise<void> {
    // A part that arrives after the end would be kept for ever.
    await Promise.allSettled(this.#running);
    await this.#place.client.send(new AbortMultipartUploadCommand(this.#names())).catch((error: unknown) => {
      if (!isNoUpload(error)) throw error;
    });
  }

  #names() {
    return { Bucket: this.#place.bucket, Key: this.#place.key, UploadId: this.#id };
  }

  async #run(send: (partNumber: number) => Promise<string | undefined>): Promise<void> {
    const PartNumber = this.#parts.length + 1;
    const part: { PartNumber: number; ETag: string | undefined } = { PartNumber, ETag: undefined };
    this.#parts.push(part);
    const running = send(PartNumber)
      .then((tag) => {
        part.ETag = tag;
      })
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
    if (this.#running.size >= partsAtOnce) await Promise.race(this.#running);
    if (this.#failure !== undefined) throw this.#failure;
  }

  async #settled(): Promise<void> {
    await Promise.all(this.#running);
    if (this.#failure !== undefined) throw this.#failure;
  }
}
