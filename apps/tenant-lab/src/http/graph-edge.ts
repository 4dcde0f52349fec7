import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ConnectionDropped, type GraphService } from "../graph/dispatch.ts";
import { graphFailures } from "../graph/errors.ts";
import type { GraphRequest, GraphVersion } from "../graph/exchange.ts";
import { addressOf, flatHeaders } from "./address.ts";

/** Puts Graph's two versions onto the server. Everything below them is matched by the lab's own router. */
export function addGraphRoutes(server: FastifyInstance, service: GraphService): void {
  for (const version of ["v1.0", "beta"] as const) {
    server.all(`/${version}/*`, async (request, reply) => {
      const graphRequest = readRequest(request, version);
      try {
        const response = await service.handle(graphRequest);
        const requestId = request.id;
        return reply
          .status(response.status)
          .headers({ "request-id": requestId, "client-request-id": requestId, ...response.headers })
          .headers(response.status === 401 ? { "WWW-Authenticate": 'Bearer realm="", authorization_uri=""' } : {})
          .headers(typeof response.body === "number" ? { "Content-Type": "text/plain" } : {})
          .send(wireBody(response.body));
      } catch (error) {
        if (error instanceof ConnectionDropped) return drop(request, reply);
        throw error;
      }
    });
  }
}

/** Counts are plain text. */
function wireBody(body: unknown): unknown {
  if (body === undefined) return "";
  return typeof body === "number" ? String(body) : body;
}

/** Cuts the connection without a word. */
export function drop(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.hijack();
  request.raw.socket.destroy();
  return reply;
}

function readRequest(request: FastifyRequest, version: GraphVersion): GraphRequest {
  const base = `${addressOf(request)}/${version}`;
  const url = new URL(request.url, base);
  return {
    version,
    method: request.method,
    path: decodePath(url.pathname.slice(version.length + 1)),
    query: url.searchParams,
    headers: flatHeaders(request),
    body: request.body ?? undefined,
    baseUrl: base,
  };
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path).replace(/^\/{2,}/, "/");
  } catch {
    throw graphFailures.badRequest("The path is not readable.");
  }
}
