import { createHmac } from "node:crypto";
import { request as requestPlain } from "node:http";
import { type RequestOptions, request as requestEncrypted } from "node:https";
import { WindlassError } from "@windlass/protocol";
import { type OutboundGuard, pinnedLookup } from "../../security/outbound-address.ts";

/** How long a receiver may take for everything. */
const longestMilliseconds = 15_000;

export interface SignedMessage {
  /** The same at every attempt, so that a receiver can tell what it has already. */
  readonly id: string;
  readonly body: string;
  /** `whsec_` and base64. */
  readonly secret: string;
  readonly at: Date;
}

/**
 * Headers by which a receiver knows that a message is ours and new.
 *
 * Source: Standard Webhooks specification 1.0, "Signature scheme": HMAC-SHA256 over `id.timestamp.body` in base64.
 */
const signatureHeaders = ({ id, body, secret, at }: SignedMessage): Record<string, string> => {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const key = Buffer.from(secret.replace(/^whsec_/u, ""), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return { "webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": `v1,${signature}` };
};

const post = (url: URL, options: RequestOptions, body: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const send = url.protocol === "https:" ? requestEncrypted : requestPlain;
    const request = send(url, options, (response) => {
      resolve(response.statusCode ?? 0);
      // What a receiver answers is nobody's business, and may be endless.
      response.destroy();
    });
    request.on("error", reject);
    request.end(body);
  });

const wordsOf = (error: unknown): string => {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "AbortError" || error.name === "TimeoutError")
    return `no answer within ${longestMilliseconds / 1000} s`;
  return error.message;
};

/**
 * Sends one message to a receiver and waits for its answer. Redirects are not followed: one would lead around the guard.
 *
 * @returns the receiver's status, from 200 to 299
 * @throws webhook.address-private, webhook.url-not-encrypted, webhook.unreachable, webhook.refused, webhook.redirected
 */
export const sendSigned = async (guard: OutboundGuard, target: string, message: SignedMessage): Promise<number> => {
  const url = new URL(target);
  const host = url.host;
  let status: number;
  try {
    const addresses = await guard.addressesOf(url);
    if (url.protocol === "http:" && !addresses.every(({ address }) => guard.allows(address)))
      throw new WindlassError("webhook.url-not-encrypted", { parameters: { host } });
    status = await post(
      url,
      {
        method: "POST",
        // A connection of its own: none that was made without the guard is used again.
        agent: false,
        lookup: pinnedLookup(addresses),
        signal: AbortSignal.timeout(longestMilliseconds),
        headers: {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(message.body),
          "user-agent": "Windlass",
          ...signatureHeaders(message),
        },
      },
      message.body,
    );
  } catch (cause) {
    if (cause instanceof WindlassError) throw cause;
    throw new WindlassError("webhook.unreachable", { parameters: { host, what: wordsOf(cause) }, cause });
  }
  if (status >= 200 && status < 300) return status;
  const code = status >= 300 && status < 400 ? "webhook.redirected" : "webhook.refused";
  throw new WindlassError(code, { parameters: { host, status }, details: { status } });
};
