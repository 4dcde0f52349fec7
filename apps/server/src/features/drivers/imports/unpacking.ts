import { mkdir, open, rename, rm, statfs } from "node:fs/promises";
import { join } from "node:path";
import { WindlassError } from "@windlass/protocol";
import { listPack } from "./pack-contents.ts";
import { readPackTree } from "./pack-tree.ts";
import { runSevenZip, type Unpacking } from "./seven-zip.ts";

/** What must stay free on the disk, whatever an archive says of its size. */
const reservedBytes = 1024 ** 3;
const lookAtDiskMilliseconds = 500;

/** Packs in packs: makers put one CAB a model into a ZIP, or into the resources of a setup program. */
const deepest = 2;
const mostInner = 500;

const freeBytes = async (folder: string): Promise<number> => {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
};

const noSpace = (file: string, size: number, free: number) =>
  new WindlassError("driver.pack-too-large", {
    parameters: { file, what: `${size} bytes, and the disk has ${Math.max(0, free)} to spare` },
  });

/** Unpacks one archive; percent is told while it runs. The disk is watched, because archives lie about sizes. */
const unpackOne = async (
  path: string,
  packedBytes: number,
  folder: string,
  unpacking: Unpacking,
  onPercent: (percent: number) => void,
): Promise<string> => {
  const { fileName } = unpacking;
  const contents = await listPack(path, packedBytes, unpacking);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const spare = (await freeBytes(folder)) - reservedBytes;
  if (contents.size > spare) throw noSpace(fileName, contents.size, spare);

  const full = new AbortController();
  const watch = setInterval(async () => {
    const free = await freeBytes(folder).catch(() => Number.POSITIVE_INFINITY);
    if (free < reservedBytes) full.abort(noSpace(fileName, contents.size, free - reservedBytes));
  }, lookAtDiskMilliseconds);
  try {
    await runSevenZip(
      ["x", "-y", "-aou", "-bb0", "-bsp1", "-sccUTF-8", "-pnone", `-o${folder}`, "--", path],
      { fileName, signal: AbortSignal.any([unpacking.signal, full.signal]) },
      Math.ceil(Math.max(0, spare) / 1024),
      (line) => {
        const [, percent] = /(\d{1,3})%/.exec(line) ?? [];
        if (percent !== undefined) onPercent(Math.min(100, Number(percent)));
      },
    );
  } finally {
    clearInterval(watch);
  }
  return contents.kind;
};

const marks = ["MSCF", "PK\u0003\u0004", "7z\u00bc\u00af", "MZ", "\u00d0\u00cf\u0011\u00e0"];

/** Whether the file looks like something that 7-Zip opens: CAB, ZIP, 7z, setup program, MSI. */
const isArchive = async (path: string): Promise<boolean> => {
  const handle = await open(path, "r");
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(8), 0, 8, 0);
    const beginning = buffer.toString("latin1", 0, bytesRead);
    return marks.some((mark) => beginning.startsWith(mark));
  } finally {
    await handle.close();
  }
};

/** Unpacks the archives among the files into folders named as they are. One that cannot be opened is left alone. */
const unpackInner = async (folder: string, unpacking: Unpacking): Promise<number> => {
  const tree = await readPackTree(folder, unpacking.fileName);
  let unpacked = 0;
  for (const { path, sizeBytes } of tree) {
    unpacking.signal.throwIfAborted();
    const file = join(folder, path);
    if (unpacked >= mostInner || sizeBytes < 100 || !(await isArchive(file))) continue;
    const packed = `${file}.windlass-inner`;
    await rename(file, packed);
    try {
      await unpackOne(packed, sizeBytes, file, { ...unpacking, fileName: `${unpacking.fileName} › ${path}` }, () => {});
      await rm(packed);
      unpacked++;
    } catch (error) {
      if (!(error instanceof WindlassError) || error.code !== "driver.pack-unreadable") throw error;
      await rm(file, { recursive: true, force: true });
      await rename(packed, file);
    }
  }
  return unpacked;
};

const hasInf = async (folder: string, fileName: string): Promise<boolean> =>
  (await readPackTree(folder, fileName)).some(({ path }) => path.toLowerCase().endsWith(".inf"));

/**
 * Unpacks a driver pack into a new folder, and the packs in it where it holds no INF file itself.
 *
 * @throws WindlassError `driver.pack-…`
 */
export const unpackPack = async (
  path: string,
  sizeBytes: number,
  folder: string,
  unpacking: Unpacking,
  onPercent: (percent: number) => void,
): Promise<void> => {
  await rm(folder, { recursive: true, force: true });
  const kind = await unpackOne(path, sizeBytes, folder, unpacking, onPercent);
  for (let depth = 0; depth < deepest && !(await hasInf(folder, unpacking.fileName)); depth++)
    if ((await unpackInner(folder, unpacking)) === 0) break;
  if (!(await hasInf(folder, unpacking.fileName)))
    throw new WindlassError("driver.pack-without-inf", {
      parameters: { file: unpacking.fileName, kind: kind === "" ? "of unknown kind" : `it is of the kind ${kind}` },
    });
};

/** Beside the uploads, on the same disk. */
export const workFolderParent = (dataDirectory: string): string => join(dataDirectory, "driver-imports");

export const workFolderOf = (dataDirectory: string, importId: string): string =>
  join(workFolderParent(dataDirectory), importId);
