import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { identifier, sha256 as sha256Schema } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { wholeInstallation } from "../../../database/connection.ts";
import { removePart } from "./installer-part.ts";
import { type InstallerKey, readMissing } from "./installers-repository.ts";

/** What nobody has written to for so long is left over: whoever fetches writes, or renews a lease, every second. */
const restMilliseconds = 60_000;
/** So long an installer that cannot be had is kept in part. */
const patienceMilliseconds = 7 * 24 * 3_600_000;

const directoryOf = (context: ServerContext): string => join(context.configuration.dataDirectory, "installers");

/** Where an installer lies while it is fetched, wherever content is kept: a bucket takes no half of a file. */
export const installerFileOf = (context: ServerContext, { organisationId, sha256 }: InstallerKey): string =>
  join(directoryOf(context), `${identifier.parse(organisationId)}_${sha256Schema.parse(sha256)}.part`);

/** Removes parts of installers that nobody wants any more, or that nobody could go on with for long. */
export const sweepInstallerParts = async (context: ServerContext): Promise<void> => {
  const names = (await readdir(directoryOf(context)).catch(() => [])).filter((name) => name.endsWith(".part"));
  if (names.length === 0) return;
  const missing = await context.database.within(wholeInstallation, readMissing);
  const wanted = new Set(missing.map((key) => installerFileOf(context, key)));
  const now = context.clock().getTime();
  for (const name of names) {
    const file = join(directoryOf(context), name);
    const information = await stat(file).catch(() => null);
    if (information === null) continue;
    const rests = now - information.mtimeMs;
    if (rests > (wanted.has(file) ? patienceMilliseconds : restMilliseconds)) await removePart(file);
  }
};
