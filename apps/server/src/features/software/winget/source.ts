import { WindlassError } from "@windlass/protocol";
import { z } from "zod";

/** Where manifests come from: a WinGet community repository or a copy of it. */
export interface WingetSource {
  /** The text of a manifest by its path below `manifests/`; null where there is none. */
  manifest(path: string): Promise<string | null>;
  /** Names of the folders in a folder below `manifests/`; none where it does not exist. */
  folders(path: string): Promise<string[]>;
}

const longestMilliseconds = 15_000;
const longestAnswer = 2 * 1024 * 1024;

/** What GitHub's “contents” answers for a folder; other servers may answer the same. */
const listing = z.array(z.object({ name: z.string(), type: z.string() }));

const readUpTo = async (answer: Response, limit: number): Promise<string | null> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
};

/**
 * A source over HTTP: files below `<base>/manifests/…`, and lists of folders as GitHub's API gives them below
 * `<listing>/manifests/…`.
 *
 * @throws WindlassError `software.winget-unreachable` from both
 */
export const httpWingetSource = (addresses: { readonly base: string; readonly listing: string }): WingetSource => {
  const get = async (address: string): Promise<string | null> => {
    const failed = (what: string, cause?: unknown) =>
      new WindlassError("software.winget-unreachable", { parameters: { address, what }, cause });
    let answer: Response;
    try {
      const headers = { accept: "application/vnd.github+json, text/plain;q=0.9", "user-agent": "windlass" };
      // Only the configured address is asked: no redirect leads elsewhere.
      const signal = AbortSignal.timeout(longestMilliseconds);
      answer = await fetch(address, { headers, signal, redirect: "error" });
    } catch (error) {
      throw failed(error instanceof Error ? error.message : String(error), error);
    }
    if (answer.status === 404) return null;
    if (!answer.ok) throw failed(`it answered ${answer.status}`);
    const text = await readUpTo(answer, longestAnswer).catch((error: unknown) => {
      throw failed("its answer broke off", error);
    });
    if (text === null) throw failed(`its answer is longer than ${longestAnswer} bytes`);
    return text;
  };
  const below = (root: string, path: string) =>
    `${root.replace(/\/$/, "")}/manifests/${path.split("/").map(encodeURIComponent).join("/")}`;
  return {
    manifest: (path) => get(below(addresses.base, path)),
    folders: async (path) => {
      const address = below(addresses.listing, path);
      const text = await get(address);
      if (text === null) return [];
      try {
        return listing.parse(JSON.parse(text)).flatMap(({ name, type }) => (type === "dir" ? [name] : []));
      } catch (cause) {
        const what = "its answer is no list of files";
        throw new WindlassError("software.winget-unreachable", { parameters: { address, what }, cause });
      }
    },
  };
};
