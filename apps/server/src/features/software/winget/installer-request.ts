import { type IncomingMessage, request as requestPlain } from "node:http";
import { request as requestEncrypted } from "node:https";
import { WindlassError } from "@windlass/protocol";
import { type OutboundGuard, pinnedLookup } from "../../../security/outbound-address.ts";

const mostRedirects = 5;
/** A server that sends nothing for so long is gone. */
const silenceMilliseconds = 30_000;

/** From where on a file is asked for, and what must not have changed of it since. */
export interface Continuation {
  readonly from: number;
  /** A strong entity tag or a date of change (RFC 9110, 13.1.5); null where the server told neither. */
  readonly validator: string | null;
}

export interface RequestOptions {
  readonly guard: OutboundGuard;
  readonly signal: AbortSignal;
}

export const unreachable = (address: string, what: string, cause?: unknown): WindlassError =>
  new WindlassError("software.installer-unreachable", { parameters: { address, what }, cause });

/** Connects to addresses that were judged, and to no others. @throws software.installer-refused */
const requestOnce = async (
  url: URL,
  { from, validator }: Continuation,
  { guard, signal }: RequestOptions,
): Promise<IncomingMessage> => {
  const address = url.href;
  const refused = (what: string) => new WindlassError("software.installer-refused", { parameters: { address, what } });
  if (url.protocol !== "https:" && url.protocol !== "http:") throw refused("it is neither https nor http");
  const addresses = await guard.addressesOf(url).catch((cause: unknown) => {
    if (cause instanceof WindlassError) throw refused("it leads to an address that is not public");
    throw unreachable(address, "its name has no address", cause);
  });
  if (url.protocol === "http:" && !addresses.every((one) => guard.allows(one.address)))
    throw refused("it is not encrypted");
  const headers = {
    "user-agent": "Windlass",
    accept: "*/*",
    ...(from > 0 && { range: `bytes=${from}-` }),
    ...(from > 0 && validator !== null && { "if-range": validator }),
  };
  return await new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestEncrypted : requestPlain;
    const request = send(url, { agent: false, lookup: pinnedLookup(addresses), signal, headers }, resolve);
    request.setTimeout(silenceMilliseconds, () => request.destroy(new Error("it sends nothing any more")));
    request.on("error", (cause) => reject(signal.aborted ? signal.reason : unreachable(address, cause.message, cause)));
    request.end();
  });
};

/**
 * Asks for an installer. Follows redirects, each one judged anew: the second address may be a private one, too.
 *
 * @throws software.installer-unreachable, software.installer-refused
 */
export const requestInstaller = async (
  start: string,
  continuation: Continuation,
  options: RequestOptions,
): Promise<IncomingMessage> => {
  let url = new URL(start);
  for (let redirects = 0; redirects <= mostRedirects; redirects++) {
    const answer = await requestOnce(url, continuation, options);
    const { statusCode = 0 } = answer;
    const { location } = answer.headers;
    if (statusCode < 300 || statusCode >= 400 || location === undefined) return answer;
    answer.destroy();
    if (!URL.canParse(location, url.href)) throw unreachable(url.href, "it leads to an address that is none");
    url = new URL(location, url.href);
  }
  throw unreachable(start, `it leads on more than ${mostRedirects} times`);
};
