import { type ListQuery, notFound, type OperatingSystemImportView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { instantOf } from "../../database/rows.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { removeUpload, requireFinishedUpload } from "../uploads/service.ts";
import * as imports from "./import-repository.ts";
import { mayRead, mayWrite } from "./policy.ts";
import { presentImport } from "./presenter.ts";

const kind = "import";
const position = z.object({ startedAt: z.iso.datetime(), id: z.uuid() });

export interface ImportInput {
  readonly organisationId: string;
  readonly uploadId: string;
  readonly furtherUploadIds: readonly string[];
  readonly name?: string | undefined;
}

/**
 * Notes that a finished upload shall become an operating system; a worker does it. Asking again for the same upload
 * gives the same import.
 *
 * @throws object.not-found, access.role-missing, upload.unfinished
 */
export const startImport = (
  context: ServerContext,
  actor: Actor,
  input: ImportInput,
): Promise<OperatingSystemImportView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, uploadId } = input;
    const furtherUploadIds = [...new Set(input.furtherUploadIds)].filter((id) => id !== uploadId);
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
    // The lock on the upload makes two requests at once take turns.
    const upload = await requireFinishedUpload(context, connection, organisationId, uploadId);
    const existing = await imports.findImportOfUpload(connection, uploadId);
    if (existing) return presentImport(existing);
    let totalBytes = upload.sizeBytes;
    for (const id of furtherUploadIds)
      totalBytes += (await requireFinishedUpload(context, connection, organisationId, id)).sizeBytes;
    const row = await imports.insertImport(connection, {
      organisation_id: organisationId,
      upload_id: uploadId,
      further_upload_ids: furtherUploadIds,
      file_name: upload.fileName,
      requested_name: input.name ?? null,
      asked_by_user: actor.userId,
      asked_by_name: actor.name,
      total_bytes: totalBytes,
      started_at: context.clock(),
    });
    await announce(connection, { topic: "operating-systems", organisationId, id: null });
    return presentImport(row);
  });

export const listImports = async (context: ServerContext, actor: Actor, query: ListQuery) => {
  const after = readCursor(position, query.cursor);
  const rows = await context.database.within(scopeOf(actor), (connection) =>
    imports.listImports(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: after && { startedAt: new Date(after.startedAt), id: after.id },
      limit: query.limit + 1,
    }),
  );
  return pageFrom(rows, query.limit, presentImport, (row) => ({ startedAt: instantOf(row.started_at), id: row.id }));
};

export const readImport = (context: ServerContext, actor: Actor, id: string): Promise<OperatingSystemImportView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await imports.findImport(connection, id);
    if (!row) throw notFound(kind, id);
    mayRead(actor, { id, organisationId: row.organisation_id }, kind);
    return presentImport(row);
  });

/** Takes an import off the list; one that still runs is given up, and nothing of it is kept. */
export const dismissImport = async (context: ServerContext, actor: Actor, id: string): Promise<void> => {
  const uploadIds = await context.database.within(scopeOf(actor), async (connection) => {
    const row = await imports.findImport(connection, id);
    if (!row) throw notFound(kind, id);
    const { organisation_id: organisationId } = row;
    mayWrite(actor, { id, organisationId }, kind);
    await imports.deleteImport(connection, id);
    await announce(connection, { topic: "operating-systems", organisationId, id: null });
    return [row.upload_id, ...row.further_upload_ids];
  });
  for (const uploadId of uploadIds) await removeUpload(context, uploadId);
};
