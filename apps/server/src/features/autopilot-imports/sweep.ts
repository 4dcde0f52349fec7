import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import { listFiles, removeFile } from "./files.ts";
import * as imports from "./repository.ts";

/** How long hashes of a file that nobody confirms are kept. */
const previewLifetimeMilliseconds = 7 * 24 * 3_600_000;

/** A file without a row is left by a process that was killed in between; a younger one may be about to get its row. */
const orphanAgeMilliseconds = 3_600_000;

/** Removes previews that nobody confirmed and files that no import names. */
export const sweepAutopilotImports = async (context: ServerContext): Promise<void> => {
  const now = context.clock().getTime();
  const known = await context.database.within(wholeInstallation, async (connection) => {
    await imports.deleteStalePreviews(connection, new Date(now - previewLifetimeMilliseconds));
    return new Set(await imports.listImportIds(connection));
  });
  for (const { id, changedAt } of await listFiles(context)) {
    if (!known.has(id) && now - changedAt.getTime() > orphanAgeMilliseconds) await removeFile(context, id);
  }
};
