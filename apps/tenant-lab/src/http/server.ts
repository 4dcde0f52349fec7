import fastify, { type FastifyInstance } from "fastify";
import type { SigningKey } from "../entra/signing-key.ts";
import type { GraphService } from "../graph/dispatch.ts";
import { GraphFailure, graphErrorBody, graphFailures } from "../graph/errors.ts";
import { createLabHandle } from "../handle.ts";
import type { LabCore } from "../lab-core.ts";
import { addControlRoutes } from "./control-edge.ts";
import { addDeviceLogin } from "./device-login.ts";
import { addEntraRoutes } from "./entra-edge.ts";
import { addGraphRoutes } from "./graph-edge.ts";

export interface TlsFiles {
  /** PEM text. */
  readonly key: string;
  /** PEM text, with the chain. */
  readonly cert: string;
}

/** Assembles the HTTP side: Entra, Graph and the control API on one address. */
export function createServer(
  lab: LabCore,
  key: SigningKey,
  service: GraphService,
  tls: TlsFiles | undefined,
): FastifyInstance {
  const options = {
    bodyLimit: 16 * 1024 * 1024,
    forceCloseConnections: true,
    genReqId: () => lab.newId(),
    routerOptions: { maxParamLength: 500 },
  } as const;
  const server =
    tls === undefined ? fastify(options) : (fastify({ ...options, https: tls }) as unknown as FastifyInstance);

  server.removeAllContentTypeParsers();
  server.addContentTypeParser("application/x-www-form-urlencoded", { parseAs: "string" }, (_request, body, done) => {
    done(null, new URLSearchParams(body.toString()));
  });
  server.addContentTypeParser("*", { parseAs: "string" }, (_request, body, done) => {
    try {
      done(null, body === "" ? undefined : JSON.parse(body.toString()));
    } catch {
      done(graphFailures.badRequest("Unable to read JSON request payload."));
    }
  });
  server.setErrorHandler((error, request, reply) => {
    const failure = error instanceof GraphFailure ? error : null;
    if (failure === null)
      return reply.status(500).send({ error: { code: "InternalServerError", message: String(error) } });
    return reply.status(failure.status).send(graphErrorBody(lab, failure, request.id, request.id));
  });

  addEntraRoutes(server, lab, key);
  addGraphRoutes(server, service);
  const handle = createLabHandle(lab);
  addControlRoutes(server, handle);
  addDeviceLogin(server, handle);
  return server;
}
