import { WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { uploadPathOf } from "../uploads/files.ts";
import { rememberBlob, takeUploadIntoStore } from "../uploads/into-store.ts";
import { removeUpload } from "../uploads/service.ts";
import { type HeldImport, LeaseLost } from "./import-lease.ts";
import * as imports from "./import-repository.ts";
import { judgeContent, judgeFile } from "./judging.ts";
import { nameFromImages } from "./naming.ts";
import { insertOperatingSystem } from "./repository.ts";

/** A full disk or an unreachable store may pass; after so many attempts it is told. */
const maximumAttempts = 5;
const pauseMilliseconds = 2000;

/** Files that will be the same at every attempt. */
const isRefusal = (error: unknown): error is WindlassError =>
  error instanceof WindlassError && (error.code.startsWith("image.") || error.code === "content.size-wrong");

/**
 * Judges before anything is copied, so that a refused file leaves nothing in the store; judges what is in the store
 * again, because that is what devices get. Every step can be done twice.
 */
const bringIn = async (context: ServerContext, held: HeldImport): Promise<void> => {
  const { id, organisation_id: organisationId, upload_id: uploadId, file_name: fileName } = held.row;
  await held.enter("hashing", 0);
  await judgeFile(uploadPathOf(context, uploadId), fileName);
  const upload = { id: uploadId, fileName, sizeBytes: held.row.total_bytes };
  const reference = await takeUploadIntoStore(context, upload, held.progress);
  await held.enter("reading", held.row.total_bytes);
  const inspection = await judgeContent(context.content, reference, fileName);

  await context.database.within(wholeInstallation, async (connection) => {
    await rememberBlob(connection, reference);
    const operatingSystemId = await insertOperatingSystem(connection, organisationId, {
      ...reference,
      name: held.row.requested_name ?? nameFromImages(inspection.images, fileName),
      inspection,
      at: context.clock(),
    });
    const ended = await imports.updateHeldImport(connection, id, context.instanceId, {
      state: "ready",
      operating_system_id: operatingSystemId,
      lease_until: null,
    });
    if (!ended) throw new LeaseLost();
    await announce(connection, { topic: "operating-systems", organisationId, id: operatingSystemId });
  });
};

const refuse = (context: ServerContext, { row }: HeldImport, error: WindlassError): Promise<void> =>
  context.database.within(wholeInstallation, async (connection) => {
    await imports.updateHeldImport(connection, row.id, context.instanceId, {
      state: "refused",
      failure: error.told(),
      lease_until: null,
    });
    await announce(connection, { topic: "operating-systems", organisationId: row.organisation_id, id: null });
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
  try {
    await bringIn(context, held);
    await removeUpload(context, row.upload_id);
  } catch (error) {
    const isLost = error instanceof LeaseLost || signal.reason instanceof LeaseLost;
    if (isLost) context.log.info({ import: row.id }, "an import was dismissed or taken over");
    else if (isRefusal(error)) {
      await refuse(context, held, error);
      await removeUpload(context, row.upload_id);
    } else if (signal.aborted) await giveBack(context, held, 0);
    else {
      context.log.error({ err: error, import: row.id, attempt: row.attempts }, "importing failed");
      const told = error instanceof WindlassError ? error : new WindlassError("server.unexpected", { cause: error });
      if (row.attempts >= maximumAttempts) await refuse(context, held, told);
      else await giveBack(context, held, pauseMilliseconds * row.attempts);
    }
  } finally {
    held.release();
  }
};
