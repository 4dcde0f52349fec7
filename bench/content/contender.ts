import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import {
  openArchive,
  openStore,
  readStoreLocation,
  storeBytes,
  verifyingStream,
  writeArchive,
} from "@windlass/content";

/**
 * One thing done once in a process of its own, so that its memory is told apart: `contender.ts TASK STORE FILE SHA256 SIZE`.
 * Prints milliseconds and the hash of what it made.
 */
const [task = "", place = "", file = "", sha256 = "", size = "0"] = process.argv.slice(2);
const sizeBytes = Number(size);
const store = await openStore(readStoreLocation(place, "STORE", process.env, "/"));
const fromDisk = () => createReadStream(file, { highWaterMark: 1024 * 1024 });
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const tasks: Record<string, () => Promise<string>> = {
  put: async () => (await store.put(fromDisk(), { expectedSizeBytes: sizeBytes })).sha256,
  read: async () => {
    const content = await store.open(sha256);
    await pipeline(
      content,
      verifyingStream({ expected: { sha256, sizeBytes }, file }),
      createWriteStream(`${file}.out`),
    );
    return sha256;
  },
  pack: async () => {
    const input = { path: "file.bin", sha256, sizeBytes, open: async () => fromDisk() };
    return (await store.put(writeArchive([input]))).sha256;
  },
  unpack: async () => {
    const { sizeBytes: packed } = (await store.stat(sha256)) ?? { sizeBytes: 0 };
    const archive = await openArchive(storeBytes(store, { sha256, sizeBytes: packed }), { name: "archive" });
    await pipeline(archive.read("file.bin"), nowhere());
    return createHash("sha256").update("").digest("hex");
  },
};

const begun = performance.now();
const made = (await tasks[task]?.()) ?? "";
console.log(JSON.stringify({ milliseconds: performance.now() - begun, made }));
