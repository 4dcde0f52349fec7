import { pipeline, Readable } from "node:stream";
import { constants, createZstdCompress, createZstdDecompress } from "node:zlib";
import { canonicalJson, catalogueLimits, WindlassError } from "@windlass/protocol";

const newLine = 0x0a;
const pieceSize = 1024 * 1024;

/** Models of one maker repeat each other, also far away: level 6 halves what level 3 leaves (bench/planner). */
const compressionLevel = 6;
/** What level 6 looks back at most, 8 MiB: more memory than that no catalogue of ours asks for. */
const windowLogLimit = 23;

const packing = {
  [constants.ZSTD_c_compressionLevel]: compressionLevel,
  [constants.ZSTD_c_checksumFlag]: 1,
};

/** Lines in pieces of one size: what the compressor makes of them does not depend on how they came. */
const inPieces = async function* (lines: AsyncIterable<object> | Iterable<object>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let bytes = 0;
  for await (const line of lines) {
    const text = Buffer.from(`${canonicalJson(line)}\n`);
    waiting.push(text);
    bytes += text.length;
    if (bytes < pieceSize) continue;
    const all = Buffer.concat(waiting);
    const whole = all.length - (all.length % pieceSize);
    for (let at = 0; at < whole; at += pieceSize) yield all.subarray(at, at + pieceSize);
    waiting = [all.subarray(whole)];
    bytes = all.length - whole;
  }
  if (bytes > 0) yield Buffer.concat(waiting);
};

/**
 * A driver catalogue's bytes: the header, then each driver, as they come. The same lines give the same bytes (with one
 * version of Zstandard).
 */
export const writeCatalogue = async function* (
  lines: AsyncIterable<object> | Iterable<object>,
): AsyncGenerator<Uint8Array> {
  const packer = createZstdCompress({ params: packing, chunkSize: pieceSize });
  // Its errors come out of the packer, too.
  pipeline(Readable.from(inPieces(lines)), packer, () => undefined);
  yield* packer;
};

const damaged = (file: string, line: number, what: string, cause?: unknown) =>
  new WindlassError("driver.catalogue-damaged", { parameters: { file, line, what }, cause });

const unpacked = async function* (
  bytes: AsyncIterable<Uint8Array>,
  file: string,
  lineNow: () => number,
): AsyncGenerator<Buffer> {
  const unpacker = createZstdDecompress({
    params: { [constants.ZSTD_d_windowLogMax]: windowLogLimit },
    chunkSize: pieceSize,
  });
  pipeline(Readable.from(bytes), unpacker, () => undefined);
  try {
    yield* unpacker;
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // Troubles of disk and network pass as they are.
    if (!code.startsWith("ZSTD_") && code !== "Z_BUF_ERROR") throw error;
    throw damaged(file, lineNow(), `it cannot be unpacked (${String(error)})`, error);
  }
};

/**
 * The lines of a driver catalogue, one after the other and never all at once: the header first, then the drivers.
 *
 * @param file how errors name it
 * @throws WindlassError `driver.catalogue-damaged` with the line; errors of `bytes` as they are
 */
export const readCatalogueLines = async function* (
  bytes: AsyncIterable<Uint8Array>,
  file: string,
): AsyncGenerator<string> {
  let line = 1;
  let rest: Buffer[] = [];
  let restBytes = 0;
  for await (const chunk of unpacked(bytes, file, () => line)) {
    let from = 0;
    for (let end = chunk.indexOf(newLine); end !== -1; end = chunk.indexOf(newLine, from)) {
      rest.push(chunk.subarray(from, end));
      yield Buffer.concat(rest).toString("utf8");
      rest = [];
      restBytes = 0;
      from = end + 1;
      line += 1;
      if (line > catalogueLimits.drivers + 2) throw damaged(file, line, "it has more drivers than any library");
    }
    if (from === chunk.length) continue;
    rest.push(Buffer.from(chunk.subarray(from)));
    restBytes += chunk.length - from;
    if (restBytes > catalogueLimits.lineBytes) throw damaged(file, line, "the line is longer than any driver");
  }
  if (restBytes > 0) throw damaged(file, line, "it ends in the middle of the line");
};
