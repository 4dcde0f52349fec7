import { rm } from "node:fs/promises";
import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { wholeInstallation } from "../../../database/connection.ts";
import { announce } from "../../../database/live-feed.ts";
import { uploadPathOf } from "../../uploads/files.ts";
import { removeUpload } from "../../uploads/service.ts";
import { type HeldImport, LeaseLost } from "./lease.ts";
import { hashOfFile, packOfImport } from "./pack-of-import.ts";
import { readPack } from "./reading.ts";
import * as imports from "./repository.ts";
import { publishStaged } from "./staging-repository.ts";
import { unpackPack, workFolderOf } from "./unpacking.ts";

/** A full disk or an unreachable store may pass; after so many attempts it is told. */
const maximumAttempts = 5;
const pauseMilliseconds = 2000;

/** Packs that will be the same at every attempt, and what a person has to mend first. */
const isRefusal = (error: unknown): error is WindlassError =>
  error instanceof WindlassError && error.code.startsWith("driver.");

/**
 * Unpacks, reads, and shows all drivers of the pack at once. Nothing of it is seen before; every step can be done twice.
 */
const bringIn = async (context: ServerContext, held: HeldImport, folder: string): Promise<void> => {
  const { id, organisation_id: organisationId, upload_id: uploadId, file_name: fileName, size_bytes: size } = held.row;
  await held.enter("opening", 100);
  const unpacking = { fileName, signal: held.signal };
  await unpackPack(uploadPathOf(context, uploadId), size, folder, unpacking, held.progress);
  const fileSha256 = await hashOfFile(uploadPathOf(context, uploadId), held.signal);
  const infs = await readPack(context, held, folder);
  await context.database.within(wholeInstallation, async (connection) => {
    await publishStaged(connection, id);
    const packId = await packOfImport(connection, { ...held.row, file_sha256: fileSha256 }, context.clock());
    const ended = await imports.updateHeldImport(connection, id, context.instanceId, {
      state: "ready",
      done: infs,
      pack_id: packId,
      file_sha256: fileSha256,
      lease_until: null,
    });
    if (!ended) throw new LeaseLost();
    await announce(connection, { topic: "drivers", organisationId, id: null });
  });
};

const refuse = (context: ServerContext, { row }: HeldImport, error: WindlassError): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    const refused = await imports.updateHeldImport(connection, row.id, context.instanceId, {
      state: "refused",
      failure: error.told(),
      lease_until: null,
    });
    if (refused) await imports.forgetStaged(connection, row.id);
    await announce(connection, { topic: "drivers", organisationId: row.organisation_id, id: null });
  });

const giveBack = (context: ServerContext, { row }: HeldImport, pause: number): Promise<unknown> =>
  context.database.within(wholeInstallation, (connection) =>
    imports.updateHeldImport(connection, row.id, context.instanceId, {
      lease_until: new Date(context.clock().getTime() + pause),
    }),
  );

/** Brings one held import to its end, or leaves it so that it is taken up again. */
export const workOnImport = async (context: ServerContext, held: HeldImport): Promise<void> => {
  const { row, signal } = held;
  // Of this attempt alone: a worker that lost the import without noticing may still write into its own.
  const folder = `${workFolderOf(context.configuration.dataDirectory, row.id)}.${row.attempts}`;
  try {
    await bringIn(context, held, folder);
    await removeUpload(context, row.upload_id);
  } catch (error) {
    const isLost = error instanceof LeaseLost || signal.reason instanceof LeaseLost;
    if (isLost) context.log.info({ import: row.id }, "a driver import was dismissed or taken over");
    else if (isRefusal(error)) {
      await refuse(context, held, error);
      await removeUpload(context, row.upload_id);
    } else if (signal.aborted) await giveBack(context, held, 0);
    else {
      context.log.error({ err: error, import: row.id, attempt: row.attempts }, "importing drivers failed");
      const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
      if (row.attempts >= maximumAttempts) await refuse(context, held, told);
      else await giveBack(context, held, pauseMilliseconds * row.attempts);
    }
  } finally {
    held.release();
    await rm(folder, { recursive: true, force: true });
  }
};
