import type { Connection } from "../../database/connection.ts";
import * as imports from "./import-repository.ts";

/**
 * Uploads that an import has still to read, however old they are. A file of its own, because uploads ask imports and
 * imports ask uploads.
 */
export const uploadIdsToImport = (connection: Connection): Promise<string[]> =>
  imports.listUnendedUploadIds(connection);
