import { randomBytes } from "node:crypto";
import { type IncomingMessage, request as requestOverHttp } from "node:http";
import { type RequestOptions, request as requestOverHttps } from "node:https";
import { type SigningKey, signProof } from "@windlass/content";
import { connectorHeader, errorAnswer, type ToldError } from "@windlass/protocol";
import type { z } from "zod";
import { WrongUsage } from "../autopilot/wrong-usage.ts";
import { keyOf, type StoredConnector } from "./folder.ts";

/** The server says no, and trying again does not change that. */
export class Refused extends Error {
  readonly code: string;

  constructor({ code, message, remedy }: ToldError) {
    super(`${message} ${remedy}`);
    this.name = "Refused";
    this.code = code;
  }
}

/** The server cannot be reached, or has trouble: it may be back. */
export class Away extends Error {}

const idleMilliseconds = 30_000;
const mostAnswerBytes = 256 * 1024;
/** A clock is corrected from the `Date` header (whole seconds) only when it is further off than this. */
const tolerableMilliseconds = 2_000;

/** Accounts travel over it: everything but this very computer is reached over TLS alone. @throws WrongUsage */
export const requireTls = (server: string): URL => {
  if (!URL.canParse(server)) throw new WrongUsage("--server needs the address of the server.");
  const url = new URL(server.endsWith("/") ? server : `${server}/`);
  const isHere = ["127.0.0.1", "[::1]", "localhost"].includes(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isHere)) return url;
  throw new WrongUsage("--server needs an https address: computer accounts travel over it.");
};

const read = async (answer: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostAnswerBytes) throw new Error("the answer is too long");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

interface Answer {
  readonly status: number;
  readonly date: string | undefined;
  readonly text: string;
}

const exchange = (url: URL, options: RequestOptions, body: string, signal: AbortSignal): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const start = url.protocol === "https:" ? requestOverHttps : requestOverHttp;
    const away = (error: Error) =>
      reject(
        signal.aborted ? signal.reason : new Away(`${url.host} does not answer: ${error.message}`, { cause: error }),
      );
    const request = start(url, { ...options, method: "POST", signal });
    request.setTimeout(idleMilliseconds, () => request.destroy(new Error("the connection stood still")));
    request.on("error", away);
    request.on("response", (answer) => {
      read(answer).then(
        (text) => resolve({ status: answer.statusCode ?? 0, date: answer.headers.date, text }),
        (error: unknown) => away(error instanceof Error ? error : new Error(String(error))),
      );
    });
    request.end(body);
  });

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text || "null");
  } catch {
    return undefined;
  }
};

/** What a connector says to its server; every request is signed with its key. */
export class ConnectorClient {
  readonly #connector: StoredConnector;
  readonly #key: SigningKey;
  readonly #base: URL;
  /** Milliseconds by which this computer's clock is behind the server's. */
  #offset = 0;

  constructor(connector: StoredConnector) {
    this.#connector = connector;
    this.#key = keyOf(connector);
    this.#base = requireTls(connector.server);
  }

  get publicKey(): string {
    return this.#key.publicKey;
  }

  /** @throws Refused, Away */
  async post<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    body: object,
    signal: AbortSignal,
  ): Promise<z.output<Schema>> {
    let answer = await this.#send(path, body, signal);
    if (answer.status === 401 && this.#learn(answer.date)) answer = await this.#send(path, body, signal);
    const value = parsed(answer.text);
    if (answer.status >= 200 && answer.status < 300) {
      const known = schema.safeParse(value);
      if (known.success) return known.data;
      throw new Away(`${this.#base.host} answers in an unknown form`);
    }
    const told = errorAnswer.safeParse(value);
    if (answer.status >= 500 || answer.status === 429 || !told.success)
      throw new Away(`${this.#base.host} answers ${answer.status}`);
    throw new Refused(told.data.error);
  }

  #send(path: string, body: object, signal: AbortSignal): Promise<Answer> {
    const url = new URL(`connector/v1/${path}`, this.#base);
    const text = JSON.stringify(body);
    const at = new Date(Date.now() + this.#offset);
    const nonce = randomBytes(16).toString("base64url");
    const proof = signProof({ method: "POST", path: url.pathname, body: text, at, nonce }, this.#key);
    const { certificateAuthority, enrolled } = this.#connector;
    const options: RequestOptions = {
      headers: {
        ...proof,
        ...(enrolled && { [connectorHeader]: enrolled.connectorId }),
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(text)),
      },
      // Said for every connection, so that NODE_TLS_REJECT_UNAUTHORIZED cannot turn it off.
      rejectUnauthorized: true,
      minVersion: "TLSv1.2",
      ...(certificateAuthority !== null && { ca: certificateAuthority, allowPartialTrustChain: true }),
    };
    return exchange(url, options, text, signal);
  }

  #learn(date: string | undefined): boolean {
    const server = Date.parse(date ?? "");
    if (Number.isNaN(server)) return false;
    const before = this.#offset;
    this.#offset = server - Date.now();
    return Math.abs(this.#offset - before) > tolerableMilliseconds;
  }
}
