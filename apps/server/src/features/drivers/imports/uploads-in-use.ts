import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { ServerContext } from "../../../context.ts";
import { type Connection, wholeInstallation } from "../../../database/connection.ts";
import * as imports from "./repository.ts";
import { workFolderParent } from "./unpacking.ts";

/**
 * Uploads that an import has still to read, however old they are. A file of its own, because uploads ask imports and
 * imports ask uploads.
 */
export const uploadIdsOfDriverImports = async (connection: Connection): Promise<string[]> =>
  (await imports.listUnendedImports(connection)).map((row) => row.upload_id);

/** Removes what a killed worker unpacked for imports that have ended meanwhile. */
export const sweepDriverImports = async (context: ServerContext): Promise<void> => {
  const unended = await context.database.within(wholeInstallation, imports.listUnendedImports);
  const running = new Set(unended.map((row) => row.id));
  const parent = workFolderParent(context.configuration.dataDirectory);
  for (const name of await readdir(parent).catch(() => []))
    if (!running.has(name.split(".")[0] ?? "")) await rm(join(parent, name), { recursive: true, force: true });
};
