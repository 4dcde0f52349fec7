import { createWriteStream } from "node:fs";
import { rm } from "node:fs/promises";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { verifyingStream } from "@windlass/content";
import { type ContentReference, errorAnswer, WindlassError } from "@windlass/protocol";
import { NotTrusted, Refusal, Unreachable } from "../agent/failures.ts";
import { type HttpAnswer, readBody } from "../http/client.ts";
import type { SignedClient } from "../http/signed-client.ts";
import { hashSoFar, sizeOf, syncFile } from "./part-file.ts";

export interface Transfer {
  readonly reference: ContentReference;
  /** How people call the file. */
  readonly name: string;
  /** Where its bytes gather; what an earlier attempt left there is continued. */
  readonly part: string;
  readonly sourceUrl: string;
  readonly ticket: string;
  readonly client: SignedClient;
  readonly signal: AbortSignal;
  /** Called with the number of bytes that are there. */
  readonly onBytes: (done: number) => void;
}

const refusalOf = async (answer: HttpAnswer): Promise<Error> => {
  const bytes = await readBody(answer, 64 * 1024);
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    value = undefined;
  }
  const told = errorAnswer.safeParse(value);
  return told.success && answer.status < 500 && answer.status !== 429
    ? new Refusal(answer.status, told.data.error)
    : new Unreachable(`it answers ${answer.status}`);
};

/** Where the answer's body begins, checked against what was asked for. */
const checkedStart = (answer: HttpAnswer, asked: number): number => {
  if (answer.status !== 206) return 0;
  const match = /^bytes (\d+)-\d+\/\d+$/.exec(String(answer.headers["content-range"]));
  if (Number(match?.[1]) !== asked)
    throw new Unreachable("it answers with another part of the file than was asked for");
  return asked;
};

const counting = (start: number, onBytes: (done: number) => void): Transform => {
  let done = start;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      done += chunk.length;
      onBytes(done);
      next(null, chunk);
    },
  });
};

/**
 * Fetches what is missing of one file from one source. Returns once all bytes are there, hashed and right.
 *
 * @throws WindlassError `device.content-hash-wrong`: the bytes are removed
 * @throws Unreachable the connection broke; the bytes stay for the next attempt
 * @throws Refusal the source said no
 * @throws NotTrusted the source is not to be trusted; the bytes stay for another one
 */
export const transfer = async (order: Transfer): Promise<void> => {
  const { reference, name, part, signal } = order;
  if (((await sizeOf(part)) ?? 0) > reference.sizeBytes) await rm(part, { force: true });
  const there = await hashSoFar(part, signal);
  try {
    if (there.bytes < reference.sizeBytes) await fetchFrom(order, there);
    else await verifyAlone(order, there);
    await syncFile(part);
  } catch (error) {
    if (error instanceof NotTrusted) throw error;
    if (error instanceof WindlassError) await rm(part, { force: true });
    throw error instanceof WindlassError || error instanceof Refusal || error instanceof Unreachable || signal.aborted
      ? error
      : new Unreachable(
          `the transfer of ${name} broke: ${error instanceof Error ? error.message : String(error)}`,
          error,
        );
  }
};

type SoFar = Awaited<ReturnType<typeof hashSoFar>>;

const fetchFrom = async (order: Transfer, there: SoFar): Promise<void> => {
  const { reference, name, part, client, signal, onBytes } = order;
  const base = order.sourceUrl.replace(/\/$/, "");
  const answer = await client.send({
    method: "GET",
    url: new URL(`${base}/content/v1/blobs/${reference.sha256}`),
    headers: {
      authorization: `Windlass-Ticket ${order.ticket}`,
      "accept-encoding": "identity",
      ...(there.bytes > 0 && { range: `bytes=${there.bytes}-` }),
    },
    signal,
  });
  if (answer.status !== 200 && answer.status !== 206) throw await refusalOf(answer);
  const start = checkedStart(answer, there.bytes);
  const announced = Number(answer.headers["content-length"] ?? Number.NaN);
  if (Number.isFinite(announced) && start + announced < reference.sizeBytes) {
    answer.body.destroy();
    throw new Unreachable(`it has only ${start + announced} of ${reference.sizeBytes} bytes of ${name}`);
  }
  onBytes(start);
  await pipeline(
    answer.body,
    verifyingStream({ expected: reference, file: name, ...(start > 0 && { resumed: there }) }),
    counting(start, onBytes),
    createWriteStream(part, { flags: start > 0 ? "a" : "w", mode: 0o600 }),
    { signal },
  );
};

/** All bytes were there before (the process ended between the last byte and the check), or the file is empty. */
const verifyAlone = async ({ reference, name, part, onBytes }: Transfer, there: SoFar): Promise<void> => {
  const actual = there.hash.digest("hex");
  if (actual !== reference.sha256) {
    throw new WindlassError("device.content-hash-wrong", {
      parameters: { file: name, expected: reference.sha256, actual },
    });
  }
  if (there.bytes === 0) await new Promise<void>((done) => createWriteStream(part, { flags: "w" }).end(done));
  onBytes(there.bytes);
};
