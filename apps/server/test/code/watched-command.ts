import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { bin, operator } from "../command-line.ts";
import type { TestServer } from "../harness.ts";

/** A request that changes something, on its way to the server. */
export interface Writing {
  readonly method: string;
  readonly url: string;
  /** From 1; signing in is not counted. */
  readonly count: number;
}

/**
 * Runs the command against a server that listens, and lets somebody look at each request that changes something before the
 * server gets it. With `kill` the server does it, and the command is killed before it hears of that.
 */
export const runWatched = async (
  server: TestServer,
  parameters: readonly string[],
  onWriting: (writing: Writing) => Promise<"go on" | "kill">,
) => {
  let count = 0;
  const proxy = createServer(async (request, response) => {
    const { method = "GET", url = "/", headers } = request;
    const payload = await buffer(request);
    const isWriting = method !== "GET" && method !== "HEAD" && url !== "/api/session";
    if (isWriting) count += 1;
    const wanted = isWriting ? await onWriting({ method, url, count }) : "go on";
    // What Fastify is asked this way goes through everything that it goes through from outside.
    const answer = await server.app.inject({ method: method as "GET", url, headers, payload });
    if (wanted === "kill") return child.kill("SIGKILL");
    response.writeHead(answer.statusCode, answer.headers as Record<string, string>).end(answer.rawPayload);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;
  const env = { ...process.env, WINDLASS_EMAIL: operator.email, WINDLASS_PASSWORD: operator.password };
  const child = spawn(process.execPath, [bin, ...parameters, "--server", `http://127.0.0.1:${port}`], { env });
  let out = "";
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
  });
  const [status] = await once(child, "close");
  proxy.closeAllConnections();
  proxy.close();
  return { status, out, count };
};
