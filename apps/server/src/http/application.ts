import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import fastifyCookie from "@fastify/cookie";
import fastifyHelmet from "@fastify/helmet";
import fastifyRateLimit from "@fastify/rate-limit";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RawServerDefault } from "fastify";
import { validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { z } from "zod";
import type { ServerContext } from "../context.ts";
import { type Authenticate, guardRoutes } from "./access.ts";
import { answerNoRoute, answerUnreadable, tellErrors } from "./errors.ts";
import { describeApi } from "./openapi.ts";
import { refuseCrossSite } from "./same-site.ts";
import { serializerCompiler } from "./serializer.ts";
import { refuseUnstorableText } from "./storable-text.ts";

/** A Fastify whose routes take their types from Zod schemas. */
export type Application = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

/** Body of a 204. */
export const empty = z.null();

const bodyLimit = 2 * 1024 * 1024;

/** The shell of the HTTP server, without routes: security headers, cookies, limits, access, errors, OpenAPI. */
export const createApplication = async (context: ServerContext, authenticate: Authenticate): Promise<Application> => {
  const { configuration } = context;
  const app = fastify({
    loggerInstance: context.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: configuration.trustedProxies.length > 0 ? [...configuration.trustedProxies] : false,
    bodyLimit,
    forceCloseConnections: true,
    // Addresses that cannot be decoded reach neither a route nor its error handler.
    frameworkErrors: answerUnreadable,
    ...(configuration.tls && {
      https: {
        cert: configuration.tls.certificate,
        key: configuration.tls.key,
        minVersion: "TLSv1.2" as const,
      },
    }),
  }).withTypeProvider<ZodTypeProvider>() as Application;
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  tellErrors(app);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // Fluent UI makes empty style elements (this is the hash of nothing) and fills them through the object model.
        styleSrc: ["'self'", "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'", "data:"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // HSTS over plain loopback HTTP is ignored by browsers; with TLS it must hold.
    strictTransportSecurity: configuration.tls !== undefined,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyRateLimit, { global: false });
  // After the cookies, which tell who asks; before every route, which must declare its access.
  guardRoutes(app, authenticate);
  refuseCrossSite(app);
  refuseUnstorableText(app);
  await describeApi(app);
  app.setNotFoundHandler(answerNoRoute);
  return app;
};
