import type { IncomingMessage } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import { installerPart } from "./installer-part.ts";
import { type Continuation, type RequestOptions, requestInstaller, unreachable } from "./installer-request.ts";

/** Larger ones belong into a package as a file. */
const mostBytes = 4 * 1024 ** 3;
/** How often a download that broke off is taken up again without one new byte. */
const mostTries = 4;

export interface DownloadOptions extends RequestOptions {
  /** Between two tries. */
  readonly pauseMilliseconds: number;
  readonly mostBytes?: number;
}

/** A weak tag does not say that bytes are the same. */
const validatorOf = ({ headers }: IncomingMessage): string | null =>
  headers.etag?.startsWith('"') ? headers.etag : (headers["last-modified"] ?? null);

/**
 * Where an answer's bytes belong: behind those that are there, or at the beginning, because the file has changed or the
 * server knows no ranges; null where nothing is missing.
 */
const placeOf = (answer: IncomingMessage, from: number, address: string): number | null => {
  const range = answer.headers["content-range"] ?? "";
  if (answer.statusCode === 200) return 0;
  if (answer.statusCode === 206 && range.startsWith(`bytes ${from}-`)) return from;
  if (answer.statusCode === 416 && from > 0) return range === `bytes */${from}` ? null : 0;
  throw unreachable(address, `it answers ${answer.statusCode}`);
};

/**
 * Fetches an installer into a file, and goes on where this or a killed process ended: by range, and only if the file at
 * the address is still the same. The caller holds the whole against its hash.
 *
 * @returns whether bytes of an earlier process are in it
 * @throws software.installer-unreachable, software.installer-refused, software.installer-too-large
 */
export const downloadInstaller = async (address: string, file: string, options: DownloadOptions): Promise<boolean> => {
  const limit = options.mostBytes ?? mostBytes;
  const part = installerPart(file, address);
  let isContinued = (await part.continuation()).from > 0;
  let furthest = 0;
  let tries = 0;

  const tooLarge = () => new WindlassError("software.installer-too-large", { parameters: { address, limit } });

  const goOn = async ({ from, validator }: Continuation): Promise<void> => {
    const answer = await requestInstaller(address, { from, validator }, options);
    try {
      const place = placeOf(answer, from, address);
      if (place === null) return;
      if (place === 0) {
        isContinued = false;
        await part.beginAnew(validatorOf(answer));
        // The rest that was asked for is not there: the file has become shorter.
        if (answer.statusCode === 416) throw unreachable(address, "it has changed meanwhile");
      }
      if (Number(answer.headers["content-length"] ?? 0) + place > limit) throw tooLarge();
      await part.append(answer, place, (sizeBytes) => {
        if (sizeBytes > limit) throw tooLarge();
        if (sizeBytes > furthest) tries = 0;
        furthest = Math.max(furthest, sizeBytes);
      });
    } finally {
      answer.destroy();
    }
  };

  for (;;) {
    try {
      await goOn(await part.continuation());
      return isContinued;
    } catch (error) {
      options.signal.throwIfAborted();
      const isFinal = error instanceof WindlassError && error.code !== "software.installer-unreachable";
      tries += 1;
      if (isFinal || tries >= mostTries)
        throw error instanceof WindlassError
          ? error
          : unreachable(address, error instanceof Error ? error.message : String(error), error);
      await sleep(options.pauseMilliseconds, undefined, { signal: options.signal });
    }
  }
};
