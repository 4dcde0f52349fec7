import { type ContentReference, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { announce } from "../../database/live-feed.ts";
import { rememberBlob } from "../content/remember-blob.ts";
import { type Author, recordChange, theServer } from "../history/record.ts";
import { uploadPathOf } from "../uploads/files.ts";
import { namesOfUploads, removeUpload } from "../uploads/service.ts";
import { type HeldImport, LeaseLost } from "./import-lease.ts";
import * as imports from "./import-repository.ts";
import { judgeContent } from "./judging.ts";
import { type BroughtFile, type InstallMedia, withInstallMedia } from "./media.ts";
import { nameFromImages } from "./naming.ts";
import { insertOperatingSystem } from "./repository.ts";

/** A full disk or an unreachable store may pass; after so many attempts it is told. */
const maximumAttempts = 5;
const pauseMilliseconds = 2000;

/** Files that will be the same at every attempt. */
const isRefusal = (error: unknown): error is WindlassError =>
  error instanceof WindlassError &&
  (error.code.startsWith("image.") || error.code.startsWith("disc.") || error.code === "content.size-wrong");

const pieceSize = 256 * 1024;

/** The install image from its first to its last byte, out of the disc or the set that it lies in. */
const piecesOf = async function* ({ reader }: InstallMedia, signal: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < reader.size; at += pieceSize) {
    signal.throwIfAborted();
    yield await reader.read(at, Math.min(pieceSize, reader.size - at));
  }
};

const uploadIdsOf = ({ upload_id: first, further_upload_ids: others }: imports.ImportRow): string[] => [
  first,
  ...others,
];

/** Who asked for the import, for the history. */
const authorOf = ({ asked_by_user: userId, asked_by_name: name }: imports.ImportRow): Author =>
  name === null ? theServer : { userId, name };

/** @throws object.not-found when somebody else used an upload up meanwhile */
const broughtFiles = async (context: ServerContext, row: imports.ImportRow): Promise<BroughtFile[]> => {
  const names = await namesOfUploads(context, uploadIdsOf(row));
  return names.map(({ id, fileName }) => ({ path: uploadPathOf(context, id), fileName }));
};

/**
 * Copies the install image into the store; of an ISO nothing else is kept. Progress is told in bytes of what was
 * uploaded, which is more than the image.
 */
const storeImage = (context: ServerContext, held: HeldImport, media: InstallMedia): Promise<ContentReference> => {
  const { size } = media.reader;
  return context.content.put(piecesOf(media, held.signal), {
    expectedSizeBytes: size,
    onProgress: (doneBytes) => held.progress(Math.floor((doneBytes / Math.max(1, size)) * held.row.total_bytes)),
  });
};

/**
 * Judges before anything is copied, so that a refused file leaves nothing in the store; judges what is in the store
 * again, because that is what devices get. Every step can be done twice.
 */
const bringIn = async (context: ServerContext, held: HeldImport): Promise<void> => {
  const { id, organisation_id: organisationId, file_name: fileName } = held.row;
  await held.enter("hashing", 0);
  const files = await broughtFiles(context, held.row);
  const { reference, media } = await withInstallMedia(files, async (found) => ({
    reference: await storeImage(context, held, found),
    media: found.media,
  }));
  await held.enter("reading", held.row.total_bytes);
  const { inspection, xml } = await judgeContent(context.content, reference, fileName);

  await context.database.within(wholeInstallation, async (connection) => {
    await rememberBlob(connection, reference, context.content);
    const name = held.row.requested_name ?? nameFromImages(inspection.images, fileName);
    const { id: operatingSystemId, added } = await insertOperatingSystem(connection, organisationId, {
      ...reference,
      name,
      inspection,
      xml,
      media,
      at: context.clock(),
    });
    const ended = await imports.updateHeldImport(connection, id, context.instanceId, {
      state: "ready",
      operating_system_id: operatingSystemId,
      lease_until: null,
    });
    if (!ended) throw new LeaseLost();
    const object = { kind: "operating-system", id: operatingSystemId, organisationId, name } as const;
    const after = { name, sha256: reference.sha256, fileName: media.fileName };
    if (added) await recordChange(context, connection, authorOf(held.row), object, { before: null, after });
    await announce(connection, { topic: "operating-systems", organisationId, id: operatingSystemId });
  });
};

const removeUploads = async (context: ServerContext, row: imports.ImportRow): Promise<void> => {
  for (const id of uploadIdsOf(row)) await removeUpload(context, id);
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
    await removeUploads(context, row);
  } catch (error) {
    const isLost = error instanceof LeaseLost || signal.reason instanceof LeaseLost;
    if (isLost) context.log.info({ import: row.id }, "an import was dismissed or taken over");
    else if (isRefusal(error)) {
      await refuse(context, held, error);
      await removeUploads(context, row);
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
