import { randomUUID } from "node:crypto";
import type { Readable } from "node:stream";
import {
  type AutopilotImportDetail,
  type AutopilotImportRow,
  type AutopilotImportRowsQuery,
  type AutopilotImportView,
  type AutopilotTagChoice,
  identifier,
  instant,
  type ListQuery,
  notFound,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { pageFrom, readCursor } from "../../database/cursor.ts";
import { announce } from "../../database/live-feed.ts";
import { requireBuild } from "../builds/service.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { keepFile, removeFile } from "./files.ts";
import { mayChooseTags, mayRead, mayWrite } from "./policy.ts";
import { presentDetail, presentImport, presentRow } from "./presenter.ts";
import { readRegisteringBuilds } from "./registering-builds.ts";
import * as imports from "./repository.ts";
import * as rows from "./rows-repository.ts";

const kind = "Autopilot import";
const mostTags = 100;

/** The import for somebody who may read it. @throws object.not-found, access.role-missing */
const load = async (connection: Connection, actor: Actor, id: string, lock = false): Promise<imports.ImportRow> => {
  const row = await imports.findImport(connection, id, lock);
  if (!row) throw notFound(kind, id);
  mayRead(actor, { id, organisationId: row.organisation_id });
  return row;
};

const changed = (connection: Connection, { id, organisation_id: organisationId }: imports.ImportRow) =>
  announce(connection, { topic: "autopilot-imports", organisationId, id });

const detailOf = async (connection: Connection, row: imports.ImportRow): Promise<AutopilotImportDetail> =>
  presentDetail(
    row,
    await rows.countRows(connection, row.id),
    await rows.countTags(connection, row.id, mostTags),
    await readRegisteringBuilds(connection, row.organisation_id),
  );

/**
 * Takes a CSV file; a worker judges its rows, and nothing is sent to Microsoft before somebody confirms.
 *
 * @throws object.not-found, access.role-missing, autopilot-import.too-large, autopilot-import.cut-short
 */
export const beginImport = async (
  context: ServerContext,
  actor: Actor,
  input: { readonly organisationId: string; readonly fileName: string },
  body: Readable,
): Promise<AutopilotImportView> => {
  const { organisationId, fileName } = input;
  await context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    mayWrite(actor, { organisationId });
  });
  const id = randomUUID();
  const sizeBytes = await keepFile(context, id, fileName, body);
  return context.database.within(scopeOf(actor), async (connection) => {
    const row = await imports.insertImport(connection, {
      id,
      organisation_id: organisationId,
      file_name: fileName,
      size_bytes: sizeBytes,
      created_by: actor.userId,
      created_at: context.clock(),
    });
    await changed(connection, row);
    return presentImport(row);
  });
};

const position = z.object({ createdAt: instant, id: identifier });

export const listImports = (context: ServerContext, actor: Actor, query: ListQuery) =>
  context.database.within(scopeOf(actor), async (connection) => {
    const found = await imports.listImports(connection, {
      organisationId: query.organisationId,
      search: query.search,
      after: readCursor(position, query.cursor),
      limit: query.limit + 1,
    });
    return pageFrom(found, query.limit, presentImport, (row) => ({
      createdAt: row.created_at.toISOString(),
      id: row.id,
    }));
  });

export const readImport = (context: ServerContext, actor: Actor, id: string): Promise<AutopilotImportDetail> =>
  context.database.within(scopeOf(actor), async (connection) =>
    detailOf(connection, await load(connection, actor, id)),
  );

const rowPosition = z.object({ row: z.number().int() });

/** The verdicts, in the order of the file. */
export const listRows = (
  context: ServerContext,
  actor: Actor,
  id: string,
  query: AutopilotImportRowsQuery,
): Promise<{ items: AutopilotImportRow[]; nextCursor: string | null }> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await load(connection, actor, id);
    const found = await rows.listRows(connection, id, {
      verdict: query.verdict,
      search: query.search,
      after: readCursor(rowPosition, query.cursor)?.row ?? 0,
      limit: query.limit + 1,
    });
    return pageFrom(found, query.limit, presentRow, (row) => ({ row: row.row_number }));
  });

const refuseBuildWithoutTag = async (
  connection: Connection,
  organisationId: string,
  choice: AutopilotTagChoice,
): Promise<void> => {
  if (choice.kind === "file") return;
  const { name, definition } = await requireBuild(connection, organisationId, choice.buildId);
  if (definition.autopilot?.way === "registration") return;
  throw new WindlassError("autopilot-import.build-does-not-register", { parameters: { build: name } });
};

/**
 * Registers the rows that can be imported; a worker does it. Confirming again what was confirmed changes nothing.
 *
 * @throws object.not-found, access.role-missing, autopilot-import.not-confirmable,
 *   autopilot-import.build-does-not-register
 */
export const confirmImport = (
  context: ServerContext,
  actor: Actor,
  id: string,
  choice: AutopilotTagChoice,
): Promise<AutopilotImportDetail> =>
  context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, actor, id, true);
    const { organisation_id: organisationId, file_name: file, state } = row;
    mayChooseTags(actor, { id, organisationId }, choice);
    const isRepeated = JSON.stringify(row.tag_choice) === JSON.stringify(choice);
    if (isRepeated && (state === "creating" || state === "created")) return detailOf(connection, row);
    if (state !== "preview") {
      throw new WindlassError("autopilot-import.not-confirmable", { parameters: { file, state } });
    }
    await refuseBuildWithoutTag(connection, organisationId, choice);
    await imports.confirmImport(connection, id, { choice, userId: actor.userId, at: context.clock() });
    await changed(connection, row);
    return detailOf(connection, await load(connection, actor, id));
  });

/**
 * Leaves out every row that is not registered yet; those that are stay.
 *
 * @throws object.not-found, access.role-missing, autopilot-import.not-cancellable
 */
export const cancelImport = async (
  context: ServerContext,
  actor: Actor,
  id: string,
): Promise<AutopilotImportDetail> => {
  const detail = await context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, actor, id, true);
    const { organisation_id: organisationId, file_name: file, state } = row;
    mayWrite(actor, { id, organisationId });
    if (state === "created" || state === "refused") {
      throw new WindlassError("autopilot-import.not-cancellable", { parameters: { file, state } });
    }
    await imports.cancelImport(connection, id);
    await rows.forgetHashes(connection, id);
    await changed(connection, row);
    return detailOf(connection, await load(connection, actor, id));
  });
  await removeFile(context, id);
  return detail;
};

/**
 * Takes an import off the list, with its verdicts; registrations that it made stay.
 *
 * @throws object.not-found, access.role-missing, autopilot-import.still-working
 */
export const deleteImport = async (context: ServerContext, actor: Actor, id: string): Promise<void> => {
  await context.database.within(scopeOf(actor), async (connection) => {
    const row = await load(connection, actor, id, true);
    mayWrite(actor, { id, organisationId: row.organisation_id });
    if (row.state === "creating") {
      throw new WindlassError("autopilot-import.still-working", { parameters: { file: row.file_name } });
    }
    await imports.deleteImport(connection, id);
    await changed(connection, row);
  });
  await removeFile(context, id);
};
