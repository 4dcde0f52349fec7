import { type DriverImportFileQuery, type DriverImportView, type ListQuery, notFound } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import type { Connection } from "../../../database/connection.ts";
import { pageFrom, readCursor } from "../../../database/cursor.ts";
import { announce } from "../../../database/live-feed.ts";
import { instantOf } from "../../../database/rows.ts";
import { loadOrganisation } from "../../organisations/service.ts";
import { type Actor, scopeOf } from "../../people/actor.ts";
import { removeUpload, requireFinishedUpload } from "../../uploads/service.ts";
import { mayRead, mayWrite } from "../policy.ts";
import { presentImport, presentImportFile } from "../presenter.ts";
import * as imports from "./repository.ts";

const kind = "driver import";
const position = z.object({ startedAt: z.iso.datetime(), id: z.uuid() });
const filePosition = z.object({ path: z.string() });

export interface ImportInput {
  readonly organisationId: string;
  readonly uploadId: string;
  readonly shared: boolean;
}

const load = async (connection: Connection, id: string): Promise<imports.ImportRow> => {
  const row = await imports.findImport(connection, id);
  if (!row) throw notFound(kind, id);
  return row;
};

/**
 * Notes that a finished upload shall be looked through for drivers; a worker does it. Asking again for the same upload gives
 * the same import.
 *
 * @throws object.not-found, access.role-missing, access.shared-by-all, upload.unfinished
 */
export const startImport = (context: ServerContext, actor: Actor, input: ImportInput): Promise<DriverImportView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const { organisationId, uploadId } = input;
    await loadOrganisation(connection, actor, organisationId);
    const owner = input.shared ? null : organisationId;
    mayWrite(actor, { organisationId: owner });
    // The lock on the upload makes two requests at once take turns.
    const upload = await requireFinishedUpload(context, connection, organisationId, uploadId);
    const existing = await imports.findImportOfUpload(connection, uploadId);
    if (existing) return presentImport(existing);
    const id = await imports.insertImport(connection, {
      organisation_id: owner,
      upload_id: uploadId,
      file_name: upload.fileName,
      size_bytes: upload.sizeBytes,
      started_at: context.clock(),
    });
    await announce(connection, { topic: "drivers", organisationId: owner, id: null });
    return presentImport(await load(connection, id));
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

export const readImport = (context: ServerContext, actor: Actor, id: string): Promise<DriverImportView> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id }, kind);
    return presentImport(row);
  });

/** What became of each INF file of the pack; while it is read, of those that are done. */
export const listImportFiles = async (
  context: ServerContext,
  actor: Actor,
  id: string,
  query: DriverImportFileQuery,
) => {
  const rows = await context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, id);
    mayRead(actor, { id, organisationId: row.organisation_id }, kind);
    const after = readCursor(filePosition, query.cursor)?.path;
    return await imports.listImportFiles(connection, id, { outcome: query.outcome, after, limit: query.limit + 1 });
  });
  return pageFrom(rows, query.limit, presentImportFile, (row) => ({ path: row.path }));
};

/** Takes an import off the list; one that still runs is given up, and nothing of it is kept. */
export const dismissImport = async (context: ServerContext, actor: Actor, id: string): Promise<void> => {
  const uploadId = await context.database.within(scopeOf(actor), async (connection) => {
    const { organisation_id: organisationId, upload_id } = await load(connection, id);
    mayWrite(actor, { id, organisationId }, kind);
    await imports.deleteImport(connection, id);
    await announce(connection, { topic: "drivers", organisationId, id: null });
    return upload_id;
  });
  await removeUpload(context, uploadId);
};
