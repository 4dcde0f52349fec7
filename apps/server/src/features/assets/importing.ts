import { randomUUID } from "node:crypto";
import type { AssetImportReport } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { recordAssets } from "./changes.ts";
import { definitionOf, type JudgedAsset, judgeAssets } from "./judging.ts";
import { mayWrite } from "./policy.ts";
import { type ReadAsset, readAssets } from "./reading.ts";
import * as assets from "./repository.ts";
import { changed } from "./service.ts";

/** A CSV file and whose asset list it is for. */
interface AssetFile {
  readonly organisationId: string;
  readonly fileName: string;
  readonly bytes: Buffer;
}

async function* once(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const permitted = async (connection: Connection, actor: Actor, organisationId: string): Promise<void> => {
  await loadOrganisation(connection, actor, organisationId);
  mayWrite(actor, { organisationId });
};

/** Whoever may not import learns nothing of what a file would do; the file is read outside of transactions. */
const readFor = async (context: ServerContext, actor: Actor, file: AssetFile): Promise<ReadAsset[]> => {
  await context.database.within(scopeOf(actor), (connection) => permitted(connection, actor, file.organisationId));
  return readAssets(once(file.bytes), file.fileName);
};

const countsOf = (judged: readonly JudgedAsset[]): AssetImportReport["counts"] => {
  const count = (verdict: JudgedAsset["report"]["verdict"]) =>
    judged.filter(({ report }) => report.verdict === verdict).length;
  return { new: count("new"), changed: count("changed"), unchanged: count("unchanged"), refused: count("refused") };
};

/**
 * What importing a file would do to the list, row by row. Keeps nothing.
 *
 * @throws object.not-found, access.role-missing, csv.*, assets.column-missing
 */
export const previewImport = async (
  context: ServerContext,
  actor: Actor,
  file: AssetFile,
): Promise<AssetImportReport> => {
  const read = await readFor(context, actor, file);
  return context.database.within(scopeOf(actor), async (connection) => {
    const judged = judgeAssets(read, await assets.readAssetsOf(connection, file.organisationId));
    return { counts: countsOf(judged), rows: judged.map(({ report }) => report) };
  });
};

/**
 * Takes over every row of a file that is new or changes something, all or none of them; refused rows are left out. Judged
 * again, so that what somebody else did since the preview counts. The same file again changes nothing.
 *
 * @throws as {@link previewImport}
 */
export const importAssets = async (
  context: ServerContext,
  actor: Actor,
  file: AssetFile,
): Promise<AssetImportReport> => {
  const { organisationId, fileName } = file;
  const read = await readFor(context, actor, file);
  return context.database.within(scopeOf(actor), async (connection) => {
    await permitted(connection, actor, organisationId);
    await assets.lockAssets(connection, organisationId);
    const judged = judgeAssets(read, await assets.readAssetsOf(connection, organisationId));
    const written = judged
      .filter(({ report }) => report.verdict === "new" || report.verdict === "changed")
      .map(({ report, changes, definition }) => ({
        id: changes?.id ?? randomUUID(),
        before: changes && definitionOf(changes),
        definition,
        source: `row ${report.row} of ${fileName}`,
      }));
    await assets.writeAssets(connection, organisationId, written, context.clock());
    const made = written.map(({ id, before, definition: after }) => ({ id, before, after }));
    await recordAssets(context, connection, actor, organisationId, made);
    await changed(connection, organisationId, null);
    const refused = judged.filter(({ report }) => report.verdict === "refused").map(({ report }) => report);
    return { counts: countsOf(judged), rows: refused };
  });
};
