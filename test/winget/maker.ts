import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";

export interface Maker {
  readonly url: string;
  /** Bytes that were sent of each file. */
  readonly served: Map<string, number>;
  /** Where each request for a file began, in bytes. */
  readonly starts: Map<string, number[]>;
  /** Sends so slowly that somebody can come in between. */
  slow: boolean;
  close(): Promise<void>;
}

export const sha256Of = (bytes: Buffer): string => createHash("sha256").update(bytes).digest("hex");

/** Room again for what is to be sent, or nobody there to take it. */
const drained = async (response: ServerResponse): Promise<void> => {
  const settled = new AbortController();
  const either = ["drain", "close"].map((event) => once(response, event, { signal: settled.signal }));
  await Promise.race(either);
  settled.abort();
  await Promise.allSettled(either);
};

/**
 * A WinGet source and the makers of its packages in one: manifests and lists of versions below `/raw` and `/list`, files
 * below `/files`, with ranges and entity tags.
 *
 * @param manifests by their path, where `URL` stands for the maker's address
 */
export const startMaker = async (
  manifests: Readonly<Record<string, string>>,
  files: Readonly<Record<string, Buffer>>,
): Promise<Maker> => {
  const served = new Map<string, number>();
  const starts = new Map<string, number[]>();
  const state = { slow: false };
  let url = "";

  const sendFile = async (name: string, bytes: Buffer, request: IncomingMessage, response: ServerResponse) => {
    const etag = `"${sha256Of(bytes)}"`;
    const isSame = (request.headers["if-range"] ?? etag) === etag;
    const from = isSame ? Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1] ?? 0) : 0;
    starts.set(name, [...(starts.get(name) ?? []), from]);
    const range = { "content-range": `bytes ${from}-${bytes.length - 1}/${bytes.length}` };
    response.writeHead(from > 0 ? 206 : 200, {
      "content-length": bytes.length - from,
      etag,
      ...(from > 0 && range),
    });
    const piece = 64 * 1024;
    for (let at = from; at < bytes.length && !response.destroyed; at += piece) {
      const part = bytes.subarray(at, at + piece);
      served.set(name, (served.get(name) ?? 0) + part.length);
      if (!response.write(part)) await drained(response);
      if (state.slow) await sleep(10);
    }
    response.end();
  };

  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? "");
    const file = files[path.replace("/files/", "")];
    if (file) return void sendFile(path.replace("/files/", ""), file, request, response);
    const text = manifests[path];
    response.writeHead(text === undefined ? 404 : 200).end(text?.replaceAll("URL", url));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  return {
    url,
    served,
    starts,
    get slow() {
      return state.slow;
    },
    set slow(slow) {
      state.slow = slow;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
