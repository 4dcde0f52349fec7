import { createHash, type Hash } from "node:crypto";
import { Transform } from "node:stream";
import { type ContentReference, WindlassError } from "@windlass/protocol";

export interface VerifyingOptions {
  /** What the content must be. */
  readonly expected: ContentReference;
  /** How the failure names it. */
  readonly file: string;
  /** When an earlier attempt's bytes are continued: their number, and a hash that has already taken them. */
  readonly resumed?: { readonly hash: Hash; readonly bytes: number };
}

/**
 * Passes content on while hashing it, and fails at the end when it is not what was expected; earlier when it is too
 * long. Whoever stands behind must not use anything before the stream has finished (security rule 3).
 *
 * Fails with WindlassError `device.content-hash-wrong`.
 *
 * @example
 * await pipeline(body, verifyingStream({ expected, file: "install.wim" }), createWriteStream(unfinished));
 */
export const verifyingStream = ({ expected, file, resumed }: VerifyingOptions): Transform => {
  const hash = resumed?.hash ?? createHash("sha256");
  let received = resumed?.bytes ?? 0;
  const wrong = (actual: string) =>
    new WindlassError("device.content-hash-wrong", { parameters: { file, expected: expected.sha256, actual } });

  return new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      received += chunk.length;
      if (received > expected.sizeBytes) return done(wrong(`more than the ${expected.sizeBytes} bytes it should have`));
      hash.update(chunk);
      done(null, chunk);
    },
    flush: (done) => {
      if (received < expected.sizeBytes) return done(wrong(`only ${received} of ${expected.sizeBytes} bytes`));
      const actual = hash.digest("hex");
      done(actual === expected.sha256 ? null : wrong(actual));
    },
  });
};
