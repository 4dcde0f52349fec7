import { createHash } from "node:crypto";
import { Readable, Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { describe, expect, it } from "vitest";
import { verifyingStream } from "./verifying-stream.ts";

const content = Buffer.from("the quick brown fox jumps over the lazy dog ".repeat(1000));
const expected = { sha256: createHash("sha256").update(content).digest("hex"), sizeBytes: content.length };

const through = async (bytes: Buffer, resumedBytes = 0) => {
  const taken: Buffer[] = [];
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      taken.push(chunk);
      done();
    },
  });
  const hash = createHash("sha256").update(content.subarray(0, resumedBytes));
  const resumed = { hash, bytes: resumedBytes };
  const verifying = verifyingStream({ expected, file: "install.wim", ...(resumedBytes > 0 && { resumed }) });
  await pipeline(Readable.from([bytes.subarray(0, 100), bytes.subarray(100)]), verifying, sink);
  return Buffer.concat(taken);
};

describe("verifying a stream", () => {
  it("passes the expected content on unchanged", async () => {
    expect((await through(content)).equals(content)).toBe(true);
  });

  it("continues where an earlier attempt stopped", async () => {
    await expect(through(content.subarray(500), 500)).resolves.toHaveLength(content.length - 500);
  });

  it.each([
    ["one flipped bit", Buffer.from(content).fill((content[7] ?? 0) ^ 4, 7, 8), "got"],
    ["a missing end", content.subarray(0, -1), `only ${content.length - 1} of`],
    ["a byte too much", Buffer.concat([content, Buffer.alloc(1)]), "more than the"],
  ])("fails at %s and names the file", async (_what, bytes, message) => {
    await expect(through(bytes)).rejects.toMatchObject({
      code: "device.content-hash-wrong",
      message: expect.stringMatching(new RegExp(`^install.wim .*${message}`)),
    });
  });
});
