import { randomUUID } from "node:crypto";
import { notFound, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { type Connection, wholeInstallation } from "../../database/connection.ts";
import { uploadIdsOfDriverImports } from "../drivers/imports/uploads-in-use.ts";
import { uploadIdsToImport } from "../operating-systems/uploads-in-use.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import * as files from "./files.ts";
import { mayUpload } from "./policy.ts";
import * as uploads from "./repository.ts";

/** A Windows image takes 4 to 8 GB; ten times that is no image. */
export const maximumUploadBytes = 64 * 1024 ** 3;

/** How long an upload may take, and a finished one may wait to be used. */
export const uploadLifetimeMilliseconds = 7 * 24 * 3_600_000;

/** A file without a row is left by a process killed in between; younger ones may be about to get their row. */
const orphanAgeMilliseconds = 3_600_000;

const kind = "upload";

export interface UploadInput {
  readonly organisationId: string;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/** What uploads under way, of all organisations, have still to receive. */
const promisedBytes = async (context: ServerContext): Promise<number> => {
  const rows = await context.database.within(wholeInstallation, uploads.listUploads);
  const missing = await Promise.all(
    rows.map(async (row) => Math.max(0, row.size_bytes - (await files.receivedBytesOf(context, row.id)))),
  );
  return missing.reduce((total, bytes) => total + bytes, 0);
};

/**
 * Notes an upload before its first byte and gives its id.
 *
 * @throws object.not-found, access.role-missing, request.too-large, upload.no-space
 */
export const beginUpload = (context: ServerContext, actor: Actor, input: UploadInput): Promise<string> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, input.organisationId);
    mayUpload(actor, { organisationId: input.organisationId });
    if (input.sizeBytes > maximumUploadBytes) throw new WindlassError("request.too-large");
    await files.requireSpace(context, input.fileName, input.sizeBytes, await promisedBytes(context));
    const id = randomUUID();
    await uploads.insertUpload(connection, {
      id,
      organisation_id: input.organisationId,
      user_id: actor.userId,
      file_name: input.fileName,
      size_bytes: input.sizeBytes,
      created_at: context.clock(),
    });
    return id;
  });

/** @throws object.not-found, access.role-missing */
export const requireUploadToChange = (context: ServerContext, actor: Actor, id: string): Promise<void> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await uploads.findUpload(connection, id);
    if (!row) throw notFound(kind, id);
    mayUpload(actor, { id, organisationId: row.organisation_id });
  });

/** For the tus store, which asks after the request was authorised. */
export const readUpload = (context: ServerContext, id: string) =>
  context.database.within(wholeInstallation, (connection) => uploads.findUpload(connection, id));

/** Tells a disk that is full from other troubles of writing. @throws upload.no-space; nothing when there is room */
export const tellFullDisk = async (context: ServerContext, id: string): Promise<void> => {
  const row = await readUpload(context, id);
  if (row) await files.requireSpaceForRest(context, row);
};

export const completeUpload = async (context: ServerContext, id: string): Promise<void> => {
  await files.syncUploadFile(context, id);
  await context.database.within(wholeInstallation, (connection) =>
    uploads.markUploadComplete(connection, id, context.clock()),
  );
};

/** Forgets an upload and its bytes; harmless when it is gone. */
export const removeUpload = async (context: ServerContext, id: string): Promise<void> => {
  await context.database.within(wholeInstallation, (connection) => uploads.deleteUpload(connection, id));
  await files.removeUploadFile(context, id);
};

export interface FinishedUpload {
  readonly id: string;
  readonly fileName: string;
  readonly sizeBytes: number;
}

/**
 * A finished upload of the organisation, locked until the end of the transaction. The file itself says whether it is
 * finished: after a kill between the last byte and its acknowledgement nobody would send another.
 *
 * @throws object.not-found also for another organisation's, upload.unfinished
 */
export const requireFinishedUpload = async (
  context: ServerContext,
  connection: Connection,
  organisationId: string,
  id: string,
): Promise<FinishedUpload> => {
  const row = await uploads.findUploadForUpdate(connection, id);
  if (!row || row.organisation_id !== organisationId) throw notFound(kind, id);
  const received = await files.receivedBytesOf(context, id);
  if (received !== row.size_bytes)
    throw new WindlassError("upload.unfinished", {
      parameters: { file: row.file_name, received, expected: row.size_bytes },
      object: { kind, id, name: row.file_name },
    });
  return { id, fileName: row.file_name, sizeBytes: row.size_bytes };
};

/**
 * The names under which uploads were begun, in the given order.
 *
 * @throws object.not-found when one is gone
 */
export const namesOfUploads = (
  context: ServerContext,
  ids: readonly string[],
): Promise<{ id: string; fileName: string }[]> =>
  context.database.within(wholeInstallation, async (connection) => {
    const names: { id: string; fileName: string }[] = [];
    for (const id of ids) {
      const row = await uploads.findUpload(connection, id);
      if (!row) throw notFound(kind, id);
      names.push({ id, fileName: row.file_name });
    }
    return names;
  });

/** Uploads that nobody will go on with: begun before `before`, and no import waits for them. */
const abandonedUploadIds = async (connection: Connection, before: Date): Promise<string[]> => {
  const wanted = new Set([...(await uploadIdsToImport(connection)), ...(await uploadIdsOfDriverImports(connection))]);
  return (await uploads.listUploadIdsBefore(connection, before)).filter((id) => !wanted.has(id));
};

/** Removes what nobody goes on with: expired uploads, and files whose row is gone. Gives their number. */
export const sweepUploads = async (context: ServerContext): Promise<number> => {
  const now = context.clock().getTime();
  const abandoned = await context.database.within(wholeInstallation, (connection) =>
    abandonedUploadIds(connection, new Date(now - uploadLifetimeMilliseconds)),
  );
  for (const id of abandoned) await removeUpload(context, id);

  const kept = new Set(await context.database.within(wholeInstallation, uploads.listUploadIds));
  const orphans = (await files.listUploadFiles(context)).filter(
    ({ id, changedAt }) => !kept.has(id) && now - changedAt.getTime() > orphanAgeMilliseconds,
  );
  for (const { id } of orphans) await files.removeUploadFile(context, id);
  return abandoned.length + orphans.length;
};
