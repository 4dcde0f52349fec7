import { open } from "node:fs/promises";
import { type ContentReference, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { createOutboundGuard } from "../../../security/outbound-address.ts";
import { downloadInstaller } from "./download.ts";
import { installerFileOf } from "./installer-files.ts";
import { removePart } from "./installer-part.ts";
import type { InstallerKey } from "./installers-repository.ts";

const pauseBetweenTriesMilliseconds = 2_000;

/** Hashes what was fetched and makes it content. @throws content.hash-wrong */
const putIntoStore = async (context: ServerContext, file: string, sha256: string): Promise<ContentReference> => {
  const handle = await open(file, "r");
  try {
    return await context.content.put(handle.createReadStream({ autoClose: false }), { expectedSha256: sha256 });
  } finally {
    await handle.close();
  }
};

/** Fetches an installer, or what is missing of it, and holds it against its hash. */
const fetchWhole = async (context: ServerContext, file: string, sha256: string, url: string, signal: AbortSignal) => {
  const guard = createOutboundGuard(context.configuration.installerNetworks);
  const options = { guard, signal, pauseMilliseconds: pauseBetweenTriesMilliseconds };
  for (;;) {
    const isContinued = await downloadInstaller(url, file, options);
    try {
      return await putIntoStore(context, file, sha256);
    } catch (cause) {
      if (!(cause instanceof WindlassError) || cause.code !== "content.hash-wrong") throw cause;
      await removePart(file);
      // What an earlier process wrote may be damaged, or of a file that changed unseen: once more, all of it.
      if (!isContinued) throw new WindlassError("software.installer-differs", { parameters: { address: url }, cause });
    }
  }
};

/** Failures after which nothing that is there is of use. */
const isHopeless = (error: unknown): boolean =>
  error instanceof WindlassError &&
  (error.code === "software.installer-too-large" || error.code === "software.installer-refused");

/**
 * An installer as content. What is pinned by hash may be there already: another package's, or another organisation's.
 *
 * @throws software.installer-unreachable, software.installer-refused, software.installer-too-large,
 * software.installer-differs; errors of the store as they are
 */
export const contentOf = async (
  context: ServerContext,
  key: InstallerKey,
  url: string,
  signal: AbortSignal,
): Promise<ContentReference> => {
  const { sha256 } = key;
  const file = installerFileOf(context, key);
  try {
    const there = await context.content.stat(sha256);
    const content = there
      ? { sha256, sizeBytes: there.sizeBytes }
      : await fetchWhole(context, file, sha256, url, signal);
    await removePart(file);
    return content;
  } catch (error) {
    if (isHopeless(error)) await removePart(file);
    throw error;
  }
};
