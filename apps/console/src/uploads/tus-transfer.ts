import type { ToldError } from "@windlass/protocol";
import { DetailedError, Upload } from "tus-js-client";
import { failedAnswer, noAnswer } from "../api/api-error.ts";
import type { Transfer, TransferEvents } from "./upload-store.ts";

/** Small enough for proxies that limit a request's size, large enough not to wait. */
const chunkBytes = 16 * 1024 * 1024;

const toldOfTransfer = (error: Error): ToldError => {
  if (!(error instanceof DetailedError) || !error.originalResponse) return noAnswer(error).told;
  const body = error.originalResponse.getBody();
  const parse = (): unknown => {
    try {
      return JSON.parse(body);
    } catch {
      return body;
    }
  };
  return failedAnswer(parse(), error.originalResponse.getStatus()).told;
};

const uploadIdOf = (address: string): string => decodeURIComponent(address.split("?")[0]?.split("/").at(-1) ?? "");

/**
 * Sends a file by tus. An upload of the same file for the same purpose that was left unfinished in this browser goes on
 * where it stopped, also after the page was closed.
 */
export const createTusTransfer =
  (file: File, organisationId: string, purpose: string) =>
  (events: TransferEvents): Transfer => {
    const upload = new Upload(file, {
      endpoint: "/api/uploads",
      metadata: { filename: file.name, organisationId },
      chunkSize: chunkBytes,
      retryDelays: [0, 1000, 3000, 5000, 10_000],
      removeFingerprintOnSuccess: true,
      fingerprint: async () =>
        ["windlass", purpose, organisationId, file.name, file.size, file.lastModified].map(String).join("|"),
      onProgress: (sent) => events.onProgress(sent),
      onError: (error) => events.onFailure(toldOfTransfer(error)),
      onSuccess: () => events.onSent(uploadIdOf(upload.url ?? "")),
    });
    let looked = false;
    const start = async () => {
      if (!looked) {
        looked = true;
        const [previous] = await upload.findPreviousUploads();
        if (previous) upload.resumeFromPreviousUpload(previous);
      }
      upload.start();
    };
    return {
      start: () => void start(),
      pause: () => void upload.abort(),
      // What the server keeps of a cancelled upload expires there when even this request fails.
      discard: () => void upload.abort(true).catch(() => undefined),
    };
  };
