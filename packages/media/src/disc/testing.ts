import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { openFileReader, type RandomAccessReader } from "../random-access.ts";

/** Whether a program can be used; where every suite counts, a missing one is a failure. */
export const canUse = (program: string): boolean =>
  process.env.CI === "true" || spawnSync("which", [program], { stdio: "ignore" }).status === 0;

/** A folder that is gone when the run of `work` ends. */
export const withFolder = async <Result>(work: (folder: string) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(join(tmpdir(), "windlass-disc-"));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const writeTree = (folder: string, files: Readonly<Record<string, string | Uint8Array>>): string => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
};

/** Makes a disc image of files with genisoimage (`-udf`, `-J`, `-R`, …) and gives its path. */
export const makeDisc = (
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  ...options: readonly string[]
): string => {
  const tree = writeTree(join(folder, "tree"), files);
  const path = join(folder, "disc.iso");
  execFileSync(
    "genisoimage",
    ["-quiet", "-iso-level", "3", "-V", "CCCOMA_X64FRE_EN-US_DV9", ...options, "-o", path, tree],
    {
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
  return path;
};

/** Opens a file and closes it after use. */
export const withReader = async <Result>(
  path: string,
  work: (reader: RandomAccessReader) => Promise<Result>,
): Promise<Result> => {
  const reader = await openFileReader(path);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
};

/** The whole of a file on a disc. */
export const contentOf = async (reader: RandomAccessReader): Promise<Buffer> =>
  Buffer.from(await reader.read(0, reader.size));

/** Deterministic numbers below `limit` (xorshift), so that a failure can be repeated. */
export const numbersFrom = (seed: number) => {
  let state = seed;
  return (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
};

/** Bytes that do not repeat and are the same in every run. */
export const noise = (seed: number, length: number): Buffer => {
  const pick = numbersFrom(seed);
  return Buffer.from(Uint8Array.from({ length }, () => pick(256)));
};
