import { openStore, type StoreLocation } from "@windlass/content";
import { WindlassError } from "@windlass/protocol";
import fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import { type DestinationStream, pino } from "pino";
import { createNonceMemory } from "./access.ts";
import { addBlobRoutes } from "./blobs.ts";

export interface SourceOptions {
  readonly content: StoreLocation;
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** Raw Ed25519 public key of the server that makes content tickets, base64url. */
  readonly ticketPublicKey: string;
  /** PEM: the source's certificate with its issuers, and its private key. Plain HTTP when absent. */
  readonly tls?: { readonly certificate: string; readonly key: string };
  readonly now?: () => Date;
  /** Where log lines go; absent: nowhere. */
  readonly log?: DestinationStream;
  /** From this level on; `warn` when absent. */
  readonly logLevel?: string;
}

export interface RunningSource {
  /** Without a trailing slash, for example `http://127.0.0.1:8421`; `https` with TLS. */
  readonly url: string;
  /** Stops taking requests, lets those under way finish. */
  close(): Promise<void>;
}

const tell = (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const told = error instanceof WindlassError ? error : unexpected(error);
  if (told.status >= 500) request.log.error({ err: error }, told.message);
  else request.log.info({ code: told.code }, told.message);
  return reply
    .code(told.status)
    .type("application/json")
    .send({ error: told.told(request.id) });
};

const toldErrors = (app: FastifyInstance): void => {
  app.setErrorHandler(tell);
  app.setNotFoundHandler(() => {
    throw new WindlassError("route.not-found");
  });
};

/** Fastify's own refusals (malformed addresses, unknown methods) keep their status' meaning, not their words. */
const unexpected = (cause: unknown): WindlassError => {
  const status = cause instanceof Error && "statusCode" in cause ? cause.statusCode : 500;
  if (status === 404) return new WindlassError("route.not-found", { cause });
  if (typeof status === "number" && status >= 400 && status < 500)
    return new WindlassError("request.invalid", { parameters: { problems: "it cannot be understood" }, cause });
  return new WindlassError("server.unexpected", { cause });
};

const portTaken = (cause: unknown, options: SourceOptions): unknown =>
  cause instanceof Error && "code" in cause && cause.code === "EADDRINUSE"
    ? new WindlassError("start.port-taken", {
        parameters: {
          port: options.port,
          host: options.host,
          variable: "WINDLASS_SOURCE_PORT",
          suggestion: options.port + 10,
        },
        cause,
      })
    : cause;

/**
 * Starts a deployment source: it serves the store's content to devices with a ticket and a proof, and nothing else to
 * anybody, apart from `GET /health`.
 *
 * @throws WindlassError `start.port-taken`
 */
export const startSource = async (options: SourceOptions): Promise<RunningSource> => {
  const { content, host, port, ticketPublicKey, tls, now = () => new Date(), log } = options;
  const logger: FastifyBaseLogger = log
    ? pino({ level: options.logLevel ?? "warn", redact: ["req.headers.authorization"] }, log)
    : pino({ enabled: false });
  const app = fastify({
    loggerInstance: logger,
    // Addresses that cannot be decoded never reach the error handler.
    frameworkErrors: (error, request, reply) => void tell(error, request, reply),
    genReqId: () => crypto.randomUUID(),
    // A blob's path is 80 characters; nothing here takes a body.
    bodyLimit: 1024,
    routerOptions: { maxParamLength: 64 },
    forceCloseConnections: "idle",
    keepAliveTimeout: 30_000,
    ...(tls && { https: { cert: tls.certificate, key: tls.key, minVersion: "TLSv1.2" as const } }),
  }) as FastifyInstance;
  toldErrors(app);
  app.addHook("onSend", async (_request, reply) => {
    reply.header("x-content-type-options", "nosniff");
    if (!reply.hasHeader("cache-control")) reply.header("cache-control", "no-store");
  });
  app.get("/health", () => ({ ok: true }));
  addBlobRoutes(app, await openStore(content), { ticketPublicKey, now, nonces: createNonceMemory() });
  try {
    const url = await app.listen({ host, port });
    return { url, close: async () => await app.close() };
  } catch (cause) {
    await app.close();
    throw portTaken(cause, options);
  }
};
