import { type IncomingHttpHeaders, type IncomingMessage, request as requestOverHttp } from "node:http";
import { request as requestOverHttps } from "node:https";
import { Unreachable } from "../agent/failures.ts";
import { type Trust, tlsOptionsFor, trustFailure } from "./trust.ts";

/** A connection that moves nothing for so long counts as cut, in milliseconds. */
const idleTimeout = 30_000;

interface HttpRequest {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
  readonly signal: AbortSignal;
  readonly trust: Trust;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: IncomingMessage;
}

/**
 * Sends one request with Node's own client and gives the answer as soon as its head is there. Over TLS nothing of it
 * leaves the device before the other side has proven who it is.
 *
 * @throws Unreachable when no answer came
 * @throws NotTrusted when the other side is not to be trusted
 */
export const sendRequest = ({ method, url, headers, body, signal, trust }: HttpRequest): Promise<HttpAnswer> =>
  new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? requestOverHttps : requestOverHttp;
    const request = start(url, {
      ...tlsOptionsFor(url, trust),
      method,
      signal,
      headers: { ...headers, ...(body && { "content-length": String(body.length) }) },
    });
    request.setTimeout(idleTimeout, () => request.destroy(new Error("the connection stood still")));
    request.on("response", (answer) =>
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: answer }),
    );
    request.on("error", (error) => {
      if (signal.aborted) return reject(signal.reason);
      reject(
        trustFailure(url, request.socket, error) ??
          new Unreachable(`${url.host} does not answer: ${error.message}`, error),
      );
    });
    request.end(body);
  });

/**
 * Reads a whole body of at most `limit` bytes.
 *
 * @throws Unreachable when it is cut or longer
 */
export const readBody = async (answer: HttpAnswer, limit: number): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of answer.body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw new Error(`the answer has more than ${limit} bytes`);
      chunks.push(chunk);
    }
  } catch (error) {
    answer.body.destroy();
    throw new Unreachable(`the answer was cut: ${error instanceof Error ? error.message : String(error)}`, error);
  }
  return Buffer.concat(chunks);
};
