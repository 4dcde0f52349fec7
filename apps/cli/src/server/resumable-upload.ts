import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { type Api, ApiFailure } from "../demo/api.ts";
import { mayPass, pausesMilliseconds } from "./patience.ts";
import type { ServerSession } from "./session.ts";
import { uploadState } from "./upload-state.ts";

/** Small enough for proxies that limit a request's size, large enough not to wait. */
const pieceBytes = 16 * 1024 * 1024;

const tus = { "tus-resumable": "1.0.0" };
const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");

const begin = async (api: Api, path: string, sizeBytes: number, organisationId: string): Promise<string> => {
  const metadata = `filename ${base64(basename(path))},organisationId ${base64(organisationId)}`;
  const answer = await api.send("POST", "/api/uploads", {
    headers: { ...tus, "upload-length": String(sizeBytes), "upload-metadata": metadata },
  });
  return new URL(answer.headers.get("location") ?? "", "http://server").pathname;
};

/** How many bytes have arrived; null when the server knows the upload no more. */
const offsetOf = async (api: Api, location: string): Promise<number | null> => {
  try {
    return Number((await api.send("HEAD", location, { headers: tus })).headers.get("upload-offset"));
  } catch (error) {
    if (error instanceof ApiFailure && (error.status === 404 || error.status === 410)) return null;
    throw error;
  }
};

const sendPiece = async (api: Api, path: string, location: string, offset: number, end: number): Promise<number> => {
  const answer = await api.send("PATCH", location, {
    headers: { ...tus, "upload-offset": String(offset), "content-type": "application/offset+octet-stream" },
    body: Readable.toWeb(createReadStream(path, { start: offset, end: end - 1 })) as ReadableStream<Uint8Array>,
    duplex: "half",
  });
  return Number(answer.headers.get("upload-offset"));
};

/** Sends what is missing, asking again where the server stands after each failure. */
const sendRest = async (
  api: Api,
  file: { path: string; sizeBytes: number; location: string },
  begun: number,
  onProgress: (sentBytes: number) => void,
): Promise<void> => {
  const { path, sizeBytes, location } = file;
  let offset = begun;
  let failures = 0;
  while (offset < sizeBytes) {
    try {
      offset = await sendPiece(api, path, location, offset, Math.min(sizeBytes, offset + pieceBytes));
      failures = 0;
      onProgress(offset);
    } catch (error) {
      const pause = pausesMilliseconds[failures++];
      if (!mayPass(error) || pause === undefined) throw error;
      await delay(pause);
      // Where even this fails, the next piece fails too, and is counted.
      offset = (await offsetOf(api, location).catch(() => offset)) ?? offset;
    }
  }
};

/**
 * Uploads a file by tus 1.0. An upload of the same file to the same organisation that was broken off goes on where the
 * server stands, also in another run of the command.
 *
 * @returns the upload's id, and how to forget it once the server has begun to use it
 * @throws ApiFailure in the server's words; Error where it cannot be reached any more
 */
export const uploadResumably = async (
  { api, url, organisationId }: ServerSession,
  path: string,
  environment: NodeJS.ProcessEnv,
  onProgress: (sentBytes: number, totalBytes: number) => void,
): Promise<{ id: string; forget: () => Promise<void> }> => {
  const { size: sizeBytes, mtimeMs } = await stat(path);
  const state = uploadState(environment, () => new Date());
  const key = [url, organisationId, resolve(path), sizeBytes, mtimeMs].join(" ");
  const known = await state.find(key);
  const arrived = known === null ? null : await offsetOf(api, known);
  const location = known !== null && arrived !== null ? known : await begin(api, path, sizeBytes, organisationId);
  await state.keep(key, location);
  onProgress(arrived ?? 0, sizeBytes);
  await sendRest(api, { path, sizeBytes, location }, arrived ?? 0, (sent) => onProgress(sent, sizeBytes));
  return { id: location.split("/").at(-1) ?? "", forget: () => state.forget(key) };
};
