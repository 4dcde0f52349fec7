import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateSigningKey } from "@windlass/content";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startSourceProcess } from "../../src/start/source-process.ts";

let contentDirectory: string;

beforeAll(async () => {
  contentDirectory = await mkdtemp(join(tmpdir(), "windlass-source-"));
});
afterAll(() => rm(contentDirectory, { recursive: true, force: true }));

/** Base64url has a dash among its 64 characters, so one key in 64 begins with one. */
const keyThatBeginsWith = (character: string): string => {
  for (;;) {
    const { publicKey } = generateSigningKey();
    if (publicKey.startsWith(character)) return publicKey;
  }
};

describe("the process of the master source", () => {
  it.each(["-", "A"])("starts with a key that begins with %s, and ends when it is told to", async (character) => {
    const source = await startSourceProcess(
      { contentDirectory, host: "127.0.0.1", port: 0, ticketPublicKey: keyThatBeginsWith(character) },
      pino({ level: "silent" }),
    );
    expect((await fetch(`${source.url}/health`)).status).toBe(200);
    await source.stop();
    await expect(fetch(`${source.url}/health`)).rejects.toThrow();
  });
});
