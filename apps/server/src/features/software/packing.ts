import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { type Archive, type ArchiveInput, openArchive, storeBytes, writeArchive } from "@windlass/content";
import { type PackageFile, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { rememberBlob } from "../content/remember-blob.ts";
import * as packing from "./packing-repository.ts";

/** A killed packer's package goes to another after this. */
const leaseMilliseconds = 15_000;
const signOfLifeMilliseconds = 1000;
const pauseAfterFailureMilliseconds = 60_000;
const waitMilliseconds = 200;

/** As much of a package as its files are found by. */
type Packed = Pick<packing.PackingRow, "name" | "version" | "archive_sha256" | "archive_size_bytes">;

/** The archive of the files before they changed: what was packed once is perhaps nowhere else any more. */
const earlierArchive = async (context: ServerContext, row: Packed): Promise<Archive | null> => {
  const { archive_sha256: sha256, archive_size_bytes: sizeBytes } = row;
  if (sha256 === null || sizeBytes === null) return null;
  const bytes = storeBytes(context.content, { sha256, sizeBytes });
  return await openArchive(bytes, { name: `${row.name} ${row.version}` });
};

/** The bytes of a file: from the store, or out of the archive that it was packed into. @throws content.not-found */
export const openPackageFile = async (context: ServerContext, row: Packed, file: PackageFile) => {
  if ((await context.content.stat(file.sha256)) !== null) return await context.content.open(file.sha256);
  const archive = await earlierArchive(context, row);
  const packed = archive?.files.find((candidate) => candidate.sha256 === file.sha256);
  if (archive && packed) return archive.read(packed.path);
  throw new WindlassError("content.not-found", { parameters: { sha256: file.sha256 } });
};

/**
 * Hashes of files that the content store need not have itself: packages that are to be packed again were packed with them
 * before. An archive that is gone or broken holds nothing.
 */
export const filesOfEarlierArchives = async (context: ServerContext, organisationId: string): Promise<Set<string>> => {
  const rows = await context.database.within(wholeInstallation, (connection) =>
    packing.listEarlierArchives(connection, organisationId),
  );
  const held = new Set<string>();
  for (const row of rows) {
    const archive = await earlierArchive(context, row).catch((error: unknown) => {
      if (error instanceof WindlassError) return null;
      throw error;
    });
    for (const { sha256 } of archive?.files ?? []) held.add(sha256);
  }
  return held;
};

/** Renews the lease until it is released; ends the packing when it was lost. */
const keepLease = (context: ServerContext, id: string, owner: string) => {
  const lost = new AbortController();
  const timer = setInterval(() => {
    const until = new Date(context.clock().getTime() + leaseMilliseconds);
    context.database
      .within(wholeInstallation, (connection) => packing.renewPacking(connection, id, owner, until))
      .then((renewed) => renewed || lost.abort(new Error("another process packs the package")))
      .catch((error: unknown) => context.log.warn({ err: error, package: id }, "packing could not renew its lease"));
  }, signOfLifeMilliseconds);
  return { signal: lost.signal, release: () => clearInterval(timer) };
};

const packHeld = async (context: ServerContext, row: packing.PackingRow, owner: string): Promise<void> => {
  const lease = keepLease(context, row.id, owner);
  try {
    const inputs = row.files.map(
      (file): ArchiveInput => ({
        ...file,
        open: async () => {
          lease.signal.throwIfAborted();
          return await openPackageFile(context, row, file);
        },
      }),
    );
    const archive = await context.content.put(writeArchive(inputs));
    await context.database.within(wholeInstallation, async (connection) => {
      await rememberBlob(connection, archive, context.content);
      await packing.finishPacking(connection, row, owner, archive);
      await announce(connection, { topic: "software-packages", organisationId: row.organisation_id, id: row.id });
    });
  } catch (error) {
    if (lease.signal.aborted) return;
    const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
    context.log.error({ err: error, package: row.id }, "packing failed");
    const pauseUntil = new Date(context.clock().getTime() + pauseAfterFailureMilliseconds);
    await context.database.within(wholeInstallation, (connection) =>
      packing.failPacking(connection, row.id, owner, { problem: told.told(), pauseUntil }),
    );
    throw told;
  } finally {
    lease.release();
  }
};

/**
 * Packs a package's files into one archive, or waits for who does; when it ends, the archive holds the files as they
 * were then. Killed at any point, it is done again: an archive is visible whole or not at all.
 *
 * @throws content.not-found, content.store-failed, archive.path-refused; also kept in the row
 */
export const packPackage = async (context: ServerContext, id: string, signal?: AbortSignal): Promise<void> => {
  // Each packing has an owner of its own: a process may be asked for the same package twice.
  const owner = randomUUID();
  while (signal?.aborted !== true) {
    const now = context.clock();
    const until = new Date(now.getTime() + leaseMilliseconds);
    const claimed = await context.database.within(wholeInstallation, (connection) =>
      packing.claimPacking(connection, id, { owner, until, now }),
    );
    if (claimed === "done") return;
    if (claimed === "held") await sleep(waitMilliseconds);
    else await packHeld(context, claimed, owner);
  }
};
