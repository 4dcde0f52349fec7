import { createHash, randomFillSync } from "node:crypto";
import { chmod, mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hasSwift, startSwift } from "@windlass/content/swift";
import { machine } from "../support/machine.ts";
import { writeResults } from "../support/results.ts";
import { quantile } from "../support/statistics.ts";
import { markdownTable } from "../support/table.ts";
import { type Measured, measureShell, measureTask } from "./measure.ts";
import { measureUploads } from "./upload.ts";

const sizeBytes = 256 * 1024 ** 2;
const rounds = 3;

/** Bytes that nothing can pack, as installers and images are. */
const makeFile = async (path: string): Promise<string> => {
  const handle = await open(path, "w");
  const hash = createHash("sha256");
  const piece = Buffer.alloc(16 * 1024 ** 2);
  for (let done = 0; done < sizeBytes; done += piece.length) {
    randomFillSync(piece);
    hash.update(piece);
    await handle.write(piece);
  }
  await handle.sync();
  await handle.close();
  return hash.digest("hex");
};

const medianOf = (all: readonly Measured[]): number =>
  quantile(
    all.map((one) => one.milliseconds),
    0.5,
  );

const rowOf = (name: string, all: readonly Measured[], plain: number): string[] => {
  const milliseconds = medianOf(all);
  const memory = Math.max(...all.map((one) => one.memoryBytes ?? 0));
  return [
    name,
    (milliseconds / 1000).toFixed(1),
    String(Math.round(sizeBytes / 1024 ** 2 / (milliseconds / 1000))),
    (milliseconds / plain).toFixed(2),
    memory === 0 ? "–" : String(Math.round(memory / 1024 ** 2)),
  ];
};

/** Upload and verified download of a quarter of a gigabyte, beside what a shell does with `cp` and `sha256sum`. */
export const runContent = async ({ keep }: { readonly keep: boolean }): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), "windlass-bench-content-"));
  await chmod(folder, 0o711);
  const swift = hasSwift ? await startSwift(join(folder, "swift")) : null;
  try {
    const file = join(folder, "file.bin");
    const sha256 = await makeFile(file);
    const parameters = [file, sha256, String(sizeBytes)];
    const results = new Map<string, Measured[]>();
    const note = (name: string, measured: Measured): void => {
      results.set(name, [...(results.get(name) ?? []), measured]);
    };
    await mkdir(join(folder, "store"));
    await swift?.createBucket("bench");
    const bucket = {
      WINDLASS_S3_ENDPOINT: swift?.endpoint,
      WINDLASS_S3_PATH_STYLE: "true",
      AWS_ACCESS_KEY_ID: swift?.credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: swift?.credentials.secretAccessKey,
    };
    // In turn, so that whatever else the machine does falls on all of them.
    for (let round = 0; round < rounds; round++) {
      note(
        "`cp`, `sync`, `sha256sum`",
        await measureShell(`cp ${file} ${file}.copy && sync ${file}.copy && sha256sum ${file}.copy`),
      );
      const store = join(folder, "store");
      note("into the store (folder)", await measureTask("put", [store, ...parameters]));
      note("out of the store, verified, to a file", await measureTask("read", [store, ...parameters]));
      const packed = await measureTask("pack", [store, ...parameters]);
      note("packed into an archive in the store", packed);
      note("unpacked and verified", await measureTask("unpack", [store, file, packed.made, "0"]));
      if (!swift) continue;
      note("into a bucket (Swift)", await measureTask("put", ["s3://bench", ...parameters], bucket));
      note("out of the bucket, verified, to a file", await measureTask("read", ["s3://bench", ...parameters], bucket));
    }
    console.log("Uploading …");
    results.set("uploaded to the server (tus over HTTP)", await measureUploads(folder, file, rounds));
    const plain = medianOf(results.get("`cp`, `sync`, `sha256sum`") ?? []);
    const rows = [...results].map(([name, measured]) => rowOf(name, measured, plain));
    const table = markdownTable(
      [`${sizeBytes / 1024 ** 2} MiB`, "seconds", "MiB/s", "times `cp` + `sha256sum`", "memory, MiB"],
      rows,
    );
    const about = `Median of ${rounds} rounds in turn. Memory is all that the process has, Node itself (50 MiB) included.`;
    console.log(`\n${table}\n`);
    const day = new Date().toISOString().slice(0, 10);
    if (keep) await writeResults("content", ["## Content", `${machine()}, ${day}.`, table, about].join("\n\n"));
  } finally {
    await swift?.stop();
    await rm(folder, { recursive: true, force: true });
  }
};
