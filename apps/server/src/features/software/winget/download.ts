import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { setTimeout as sleep } from "node:timers/promises";
import { WindlassError } from "@windlass/protocol";
import { type OutboundGuard, pinnedLookup } from "../../../security/outbound-address.ts";

/** Larger ones belong into a package as a file. */
const mostBytes = 4 * 1024 ** 3;
const mostRedirects = 5;
/** How often a download that broke off is taken up again without one new byte. */
const mostTries = 4;
/** A server that sends nothing for so long is gone. */
const silenceMilliseconds = 30_000;

export interface DownloadOptions {
  readonly guard: OutboundGuard;
  readonly signal: AbortSignal;
  /** Between two tries. */
  readonly pauseMilliseconds: number;
  readonly mostBytes?: number;
}

const failed = (address: string, what: string, cause?: unknown): WindlassError =>
  new WindlassError("software.installer-unreachable", { parameters: { address, what }, cause });

/** Connects to addresses that were judged, and to no others. @throws software.installer-refused */
const requestOnce = async (url: URL, from: number, { guard, signal }: DownloadOptions): Promise<IncomingMessage> => {
  const address = url.href;
  const refused = (what: string) => new WindlassError("software.installer-refused", { parameters: { address, what } });
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refused("it is neither https nor http");
  const addresses = await guard.addressesOf(url).catch((cause: unknown) => {
    if (cause instanceof WindlassError) throw refused("it leads to an address that is not public");
    throw failed(address, "its name has no address", cause);
  });
  if (url.protocol === "http:" && !addresses.every((one) => guard.allows(one.address)))
    throw refused("it is not encrypted");
  return await new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestEncrypted : requestPlain;
    const headers = { "user-agent": "Windlass", accept: "*/*", ...(from > 0 && { range: `bytes=${from}-` }) };
    const request = send(url, { agent: false, lookup: pinnedLookup(addresses), signal, headers }, resolve);
    request.setTimeout(silenceMilliseconds, () => request.destroy(new Error("it sends nothing any more")));
    request.on("error", (cause) => reject(signal.aborted ? signal.reason : failed(address, cause.message, cause)));
    request.end();
  });
};

/** Follows redirects, each one judged anew: the second address may be a private one, too. */
const open = async (start: string, from: number, options: DownloadOptions): Promise<IncomingMessage> => {
  let url = new URL(start);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await requestOnce(url, from, options);
    const { statusCode = 0 } = answer;
    const { location } = answer.headers;
    if (statusCode < 300 || statusCode >= 400 || location === undefined) return answer;
    answer.destroy();
    if (!URL.canParse(location, url.href)) throw failed(url.href, "it leads to an address that is none");
    url = new URL(location, url.href);
  }
  throw failed(start, `it leads on more than ${mostRedirects} times`);
};

/** Bytes of the answer that were taken before: a server without ranges sends all of it again. */
const alreadyTaken = (answer: IncomingMessage, taken: number, address: string): number => {
  if (answer.statusCode === 200) return taken;
  const start = /^bytes (\d+)-/.exec(answer.headers["content-range"] ?? "")?.[1];
  if (answer.statusCode === 206 && Number(start) === taken) return 0;
  throw failed(address, `it answers ${answer.statusCode}`);
};

/**
 * An installer's bytes. One that breaks off is taken up where it ended; the caller holds the whole against its hash.
 *
 * @throws software.installer-unreachable, software.installer-refused, software.installer-too-large
 */
export async function* downloadInstaller(address: string, options: DownloadOptions): AsyncGenerator<Uint8Array> {
  const limit = options.mostBytes ?? mostBytes;
  let taken = 0;
  let tries = 0;
  for (;;) {
    const before = taken;
    try {
      const answer = await open(address, taken, options);
      let skip = alreadyTaken(answer, taken, address);
      const tooLarge = () => new WindlassError("software.installer-too-large", { parameters: { address, limit } });
      if (Number(answer.headers["content-length"] ?? 0) - skip + taken > limit) {
        answer.destroy();
        throw tooLarge();
      }
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        const fresh = chunk.subarray(Math.min(skip, chunk.length));
        skip -= chunk.length - fresh.length;
        if (fresh.length === 0) continue;
        taken += fresh.length;
        if (taken > limit) throw tooLarge();
        yield fresh;
      }
      return;
    } catch (error) {
      options.signal.throwIfAborted();
      const isFinal = error instanceof WindlassError && error.code !== "software.installer-unreachable";
      tries = taken > before ? 1 : tries + 1;
      if (isFinal || tries >= mostTries)
        throw error instanceof WindlassError
          ? error
          : failed(address, error instanceof Error ? error.message : String(error), error);
      await sleep(options.pauseMilliseconds, undefined, { signal: options.signal });
    }
  }
}
