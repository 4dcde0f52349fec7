import { randomBytes } from "node:crypto";
import { type SigningKey, signProof } from "@windlass/content";
import { errorAnswer, proofHeaders } from "@windlass/protocol";
import { isRefusal, Refusal, Unreachable } from "../agent/failures.ts";
import { type HttpAnswer, readBody, sendRequest } from "./client.ts";
import type { ServerClock } from "./server-clock.ts";
import type { Trust } from "./trust.ts";

/** The token answer holds a whole publication; nothing else comes near this many bytes. */
const longestAnswer = 64 * 1024 * 1024;

/** A clock is corrected from the `Date` header (whole seconds) only when it is further off than this, in milliseconds. */
const tolerableOffset = 2_000;

interface SignedRequest {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** Sends requests that carry the proof of the session's key. */
export class SignedClient {
  /** Replaced only before a session is open. */
  key: SigningKey;
  readonly #clock: ServerClock;
  readonly #trust: Trust;
  sessionId: string | null = null;

  constructor(key: SigningKey, clock: ServerClock, trust: Trust) {
    this.key = key;
    this.#clock = clock;
    this.#trust = trust;
  }

  /** One signed request; the answer's body is not read yet. @throws Unreachable, NotTrusted */
  async send({ method, url, body, headers = {}, signal }: SignedRequest): Promise<HttpAnswer> {
    const bytes = body && Buffer.from(JSON.stringify(body));
    const proof = signProof(
      {
        method,
        path: url.pathname + url.search,
        at: this.#clock.now(),
        nonce: randomBytes(16).toString("base64url"),
        ...(bytes && { body: bytes }),
      },
      this.key,
    );
    return sendRequest({
      method,
      url,
      signal,
      trust: this.#trust,
      headers: {
        ...headers,
        ...proof,
        ...(this.sessionId !== null && { [proofHeaders.session]: this.sessionId }),
        ...(bytes && { "content-type": "application/json" }),
        accept: "application/json",
      },
      ...(bytes && { body: bytes }),
    });
  }

  /**
   * One request and its JSON answer. A proof that the server finds wrongly dated is repeated once by the server's clock.
   *
   * @throws Unreachable no useful answer: network, 5xx, 429
   * @throws Refusal any other 4xx
   * @throws NotTrusted
   */
  async json(request: SignedRequest): Promise<unknown> {
    try {
      return await this.#once(request);
    } catch (error) {
      const again = error instanceof RepeatableRefusal || isRefusal(error, "agent.proof-replayed");
      if (!again) throw error;
      return this.#once(request);
    }
  }

  async #once(request: SignedRequest): Promise<unknown> {
    const answer = await this.send(request);
    const bytes = await readBody(answer, longestAnswer);
    if (answer.status >= 500 || answer.status === 429) {
      throw new Unreachable(`${request.url.host} answers ${answer.status}`);
    }
    const value = parseJson(bytes);
    if (answer.status >= 200 && answer.status < 300 && value !== undefined) return value;
    const told = errorAnswer.safeParse(value);
    if (!told.success) throw new Unreachable(`${request.url.host} answers ${answer.status} in an unknown form`);
    if (told.data.error.code === "agent.proof-invalid" && this.#correctClock(answer)) {
      throw new RepeatableRefusal(answer.status, told.data.error);
    }
    throw new Refusal(answer.status, told.data.error);
  }

  #correctClock({ headers }: HttpAnswer): boolean {
    if (headers.date === undefined) return false;
    const off = Math.abs(Date.parse(headers.date) - this.#clock.now().getTime());
    if (!(off > tolerableOffset)) return false;
    this.#clock.learn(headers.date);
    return true;
  }
}

class RepeatableRefusal extends Refusal {}

const parseJson = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return undefined;
  }
};
