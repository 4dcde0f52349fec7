import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { setTimeout as delay } from "node:timers/promises";
import type { ContentReference } from "@windlass/protocol";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolderStore, type WritableFile } from "./folder-store.ts";

const hashOf = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
const content = Buffer.from(Array.from({ length: 300_000 }, (_, position) => (position * 31) % 251));
const inPieces = (bytes: Uint8Array, size = 64_000) =>
  Readable.from(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, piece) =>
      bytes.subarray(piece * size, piece * size + size),
    ),
  );

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-content-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const everything = async (store = createFolderStore(directory)): Promise<ContentReference[]> => {
  const found: ContentReference[] = [];
  for await (const reference of store.list()) found.push(reference);
  return found;
};
const unfinished = async () => await readdir(join(directory, "incoming")).catch(() => []);

describe("a content store in a folder", () => {
  it("keeps what it was given under its hash and gives it back, whole and in stretches", async () => {
    const store = createFolderStore(directory);
    const progress: number[] = [];
    const reference = await store.put(inPieces(content), { onProgress: (done) => progress.push(done) });
    expect(reference).toEqual({ sha256: hashOf(content), sizeBytes: content.length });
    expect(progress.at(-1)).toBe(content.length);
    expect(await store.stat(reference.sha256)).toEqual({ sizeBytes: content.length });
    expect((await buffer(await store.open(reference.sha256))).equals(content)).toBe(true);
    const part = await buffer(await store.open(reference.sha256, { start: 1000, end: 1999 }));
    expect(part.equals(content.subarray(1000, 2000))).toBe(true);
    expect(await everything()).toEqual([reference]);
    expect(await unfinished()).toEqual([]);
  });

  it("keeps empty content", async () => {
    const store = createFolderStore(directory);
    const reference = await store.put(Readable.from([]));
    expect(reference.sizeBytes).toBe(0);
    expect((await buffer(await store.open(reference.sha256))).length).toBe(0);
  });

  it("heals a damaged copy when the same content is put again", async () => {
    const store = createFolderStore(directory);
    const { sha256 } = await store.put(inPieces(content));
    await truncate(join(directory, "blobs", sha256.slice(0, 2), sha256), 10);
    await store.put(inPieces(content));
    expect(await store.stat(sha256)).toEqual({ sizeBytes: content.length });
    expect(await everything()).toHaveLength(1);
  });

  it("takes the same content twice at once", async () => {
    const store = createFolderStore(directory);
    const references = await Promise.all([store.put(inPieces(content)), store.put(inPieces(content, 999))]);
    expect(references[0]).toEqual(references[1]);
    expect(await everything()).toEqual([references[0]]);
  });

  it("keeps nothing when one bit differs from the announced hash", async () => {
    const damaged = Buffer.from(content);
    damaged[150_000] = (damaged[150_000] ?? 0) ^ 1;
    const store = createFolderStore(directory);
    await expect(store.put(inPieces(damaged), { expectedSha256: hashOf(content) })).rejects.toMatchObject({
      code: "content.hash-wrong",
      message: expect.stringContaining(hashOf(damaged)),
    });
    expect(await everything()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });

  it("keeps nothing when the announced size lies, and stops reading as soon as that is certain", async () => {
    const store = createFolderStore(directory);
    let given = 0;
    const endless = async function* () {
      for (;;) {
        given += 1000;
        yield Buffer.alloc(1000);
      }
    };
    await expect(store.put(endless(), { expectedSizeBytes: 5000 })).rejects.toMatchObject({
      code: "content.size-wrong",
    });
    expect(given).toBe(6000);
    await expect(store.put(inPieces(content), { expectedSizeBytes: content.length + 1 })).rejects.toMatchObject({
      code: "content.size-wrong",
    });
    expect(await everything()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });

  it("passes a broken stream's own error on and keeps nothing", async () => {
    const broken = async function* () {
      yield content.subarray(0, 1000);
      throw new Error("the connection was lost");
    };
    await expect(createFolderStore(directory).put(broken())).rejects.toThrow("the connection was lost");
    expect(await unfinished()).toEqual([]);
  });

  it("says so when the disk is full, and keeps nothing", async () => {
    const closed: boolean[] = [];
    const createFile = async (path: string): Promise<WritableFile> => {
      await writeFile(path, "");
      let room = 100_000;
      return {
        write: async (bytes) => {
          if (room < bytes.length)
            throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC" });
          room -= bytes.length;
          return { bytesWritten: bytes.length };
        },
        sync: async () => undefined,
        close: async () => void closed.push(true),
      };
    };
    await expect(createFolderStore(directory, { createFile }).put(inPieces(content))).rejects.toMatchObject({
      code: "content.store-failed",
      message: expect.stringContaining("no space left on device"),
    });
    expect(closed).toEqual([true]);
    expect(await everything()).toEqual([]);
    expect(await unfinished()).toEqual([]);
  });

  it("shows nothing of a put whose process was killed, and clears its remains later", async () => {
    const program = `
      import { createFolderStore } from ${JSON.stringify(new URL("./folder-store.ts", import.meta.url).href)};
      const slow = async function* () {
        for (let piece = 0; ; piece++) {
          yield Buffer.alloc(50_000, piece);
          if (piece === 3) process.stdout.write("halfway\\n");
          if (piece >= 3) await new Promise((resolve) => setTimeout(resolve, 5));
        }
      };
      await createFolderStore(${JSON.stringify(directory)}).put(slow());`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");

    expect(await unfinished()).toHaveLength(1);
    expect(await everything()).toEqual([]);
    const store = createFolderStore(directory);
    expect(await store.removeAbandoned(new Date(0))).toBe(0);
    await delay(5);
    expect(await store.removeAbandoned(new Date(Date.now() + 1000))).toBe(1);
    expect(await unfinished()).toEqual([]);
    expect((await store.put(inPieces(content))).sha256).toBe(hashOf(content));
  });

  it("knows no content that is not there, and deletes once", async () => {
    const store = createFolderStore(directory);
    const unknown = "0".repeat(64);
    expect(await store.stat(unknown)).toBeNull();
    await expect(store.open(unknown)).rejects.toMatchObject({ code: "content.not-found", status: 404 });
    expect(await store.delete(unknown)).toBe(false);
    const { sha256 } = await store.put(inPieces(content));
    expect(await store.delete(sha256)).toBe(true);
    expect(await store.delete(sha256)).toBe(false);
    expect(await store.stat(sha256)).toBeNull();
  });

  it("never turns a malformed hash into a path", async () => {
    const store = createFolderStore(join(directory, "store"));
    await writeFile(join(directory, "secret"), "secret");
    for (const name of ["../../secret", "..", "", `${"a".repeat(63)}/`, "A".repeat(64)]) {
      expect(await store.stat(name)).toBeNull();
      expect(await store.delete(name)).toBe(false);
      await expect(store.open(name)).rejects.toMatchObject({ code: "content.not-found" });
    }
    expect(await readFile(join(directory, "secret"), "utf8")).toBe("secret");
  });
});
