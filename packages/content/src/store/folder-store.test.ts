import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createFolderStore, type WritableFile } from "./folder-store.ts";
import { contentOf, describeContentStore, everything, hashOf, inPieces } from "./testing-contract.ts";

const content = contentOf(300_000);

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "windlass-content-"));
});
afterEach(async () => {
  await rm(directory, { recursive: true });
});

const unfinished = async (folder = directory) => await readdir(join(folder, "incoming")).catch(() => []);

describeContentStore("a content store in a folder, as any", {
  large: 3_000_000,
  make: async () => {
    const folder = await mkdtemp(join(tmpdir(), "windlass-contract-"));
    return {
      store: createFolderStore(folder),
      unfinished: () => unfinished(folder),
      end: () => rm(folder, { recursive: true }),
    };
  },
});

describe("a content store in a folder", () => {
  it("heals a damaged copy when the same content is put again", async () => {
    const store = createFolderStore(directory);
    const { sha256 } = await store.put(inPieces(content));
    await truncate(join(directory, "blobs", sha256.slice(0, 2), sha256), 10);
    await store.put(inPieces(content));
    expect(await store.stat(sha256)).toEqual({ sizeBytes: content.length });
    expect(await everything(createFolderStore(directory))).toHaveLength(1);
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
    expect(await everything(createFolderStore(directory))).toEqual([]);
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
    expect(await everything(createFolderStore(directory))).toEqual([]);
    const store = createFolderStore(directory);
    expect(await store.removeAbandoned(new Date(0))).toBe(0);
    await delay(5);
    expect(await store.removeAbandoned(new Date(Date.now() + 1000))).toBe(1);
    expect(await unfinished()).toEqual([]);
    expect((await store.put(inPieces(content))).sha256).toBe(hashOf(content));
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
