import { storeBytes } from "@windlass/content";
import { readInstallerFile } from "@windlass/media";
import { type ContentReference, type PackageFileFacts, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";

/** What reading one content told. */
export type ContentFacts = Omit<PackageFileFacts, "path">;

/** Files whose names say that they are worth opening; any other may be opened by its step all the same. */
const installers = /\.(?:msi|msp|mst|exe)$/i;

/**
 * Reads an installer that was just stored. A damaged one does not stop the upload: what is wrong is told beside the file.
 *
 * @returns null for a file that is no installer
 */
export const readFileFacts = async (
  context: ServerContext,
  content: ContentReference,
  path: string,
): Promise<ContentFacts | null> => {
  if (!installers.test(path)) return null;
  try {
    const found = await readInstallerFile({ reader: storeBytes(context.content, content), fileName: path });
    return found && found.kind !== "cab" ? { facts: found, problem: null } : null;
  } catch (error) {
    if (!(error instanceof WindlassError) || !error.code.startsWith("installer.")) throw error;
    return { facts: null, problem: `${error.message} ${error.remedy}` };
  }
};
