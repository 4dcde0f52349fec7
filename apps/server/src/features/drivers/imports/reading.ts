import { writeArchive } from "@windlass/content";
import { type ContentReference, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { wholeInstallation } from "../../../database/connection.ts";
import { rememberBlob } from "../../content/remember-blob.ts";
import { driverRow } from "../driver-row.ts";
import { findArchiveOf } from "../repository.ts";
import { inParallel } from "./in-parallel.ts";
import type { HeldImport } from "./lease.ts";
import { type PackFile, readPackTree } from "./pack-tree.ts";
import { Pack, type PackedDriver, packDriver } from "./packed-driver.ts";
import { type StagedFile, stagedPaths, stageFile } from "./staging-repository.ts";

/** Problems and missing files of one INF that the report holds; the driver itself has all of them. */
const mostTold = 50;

/** Disk and database take turns waiting for each other; more would only crowd out people's requests. */
const atATime = 4;

const plain = { description: null, missingFiles: [], problems: [], failure: null, driver: null };

/** The archive that holds exactly this driver already, or a new one. */
const archiveOf = async (context: ServerContext, { digest, inputs }: PackedDriver): Promise<ContentReference> => {
  const known = await context.database.within(wholeInstallation, (connection) => findArchiveOf(connection, digest));
  if (known && (await context.content.stat(known.sha256))) return known;
  return await context.content.put(writeArchive(inputs));
};

/** What a refused INF is: files such as autorun.inf have the name and are none. */
const refusedFile = (path: string, error: WindlassError): StagedFile =>
  error.code === "inf.not-recognised"
    ? { ...plain, path, outcome: "ignored", failure: error.told() }
    : { ...plain, path, outcome: "refused", failure: error.told() };

const isRefusal = (error: unknown): error is WindlassError =>
  error instanceof WindlassError && (error.code.startsWith("inf.") || error.code === "archive.path-refused");

const readOne = async (context: ServerContext, held: HeldImport, pack: Pack, file: PackFile): Promise<StagedFile> => {
  const { path } = file;
  try {
    const packed = await packDriver(pack, file);
    const { problems, facts } = packed.inf;
    if (facts.kind === "legacy") return { ...plain, path, outcome: "ignored", problems: problems.slice(0, mostTold) };
    const driver = driverRow(packed, {
      organisationId: held.row.organisation_id,
      infPath: path,
      archive: await archiveOf(context, packed),
      importedAt: context.clock(),
    });
    return {
      path,
      outcome: "imported",
      description: driver.description,
      missingFiles: packed.missingFiles.slice(0, mostTold).map((missing) => missing.path),
      problems: problems.slice(0, mostTold),
      failure: null,
      driver,
    };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return refusedFile(path, error);
  }
};

const keep = (context: ServerContext, { row }: HeldImport, read: StagedFile): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    if (read.driver) {
      const { sha256, size_bytes: sizeBytes } = read.driver;
      await rememberBlob(connection, { sha256, sizeBytes }, context.content);
    }
    await stageFile(connection, row, read);
  });

/**
 * Reads every INF file of an unpacked pack that an earlier attempt has not read, and keeps what it is.
 *
 * @returns how many INF files there are
 */
export const readPack = async (context: ServerContext, held: HeldImport, folder: string): Promise<number> => {
  const { row, signal } = held;
  const tree = await readPackTree(folder, row.file_name);
  const infs = tree.filter(({ path }) => path.toLowerCase().endsWith(".inf"));
  await held.enter("reading", infs.length);
  const staged = await context.database.within(wholeInstallation, (connection) => stagedPaths(connection, row.id));
  const pack = new Pack(folder, tree);
  let done = 0;
  await inParallel(infs, atATime, async (file) => {
    signal.throwIfAborted();
    if (!staged.has(file.path)) await keep(context, held, await readOne(context, held, pack, file));
    held.progress(++done);
  });
  return infs.length;
};
