import { existsSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import swagger from "@fastify/swagger";
import { WindlassError } from "@windlass/protocol";
import fastify, { type FastifyInstance, type FastifyPluginAsync } from "fastify";
import type { FastifySerializerCompiler } from "fastify/types/schema.js";
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, validatorCompiler } from "fastify-type-provider-zod";
import type { z } from "zod";
import { assetRoutes } from "./routes/assets.ts";
import { autopilotDeviceRoutes } from "./routes/autopilot-devices.ts";
import { autopilotImportRoutes } from "./routes/autopilot-imports.ts";
import { buildRevisionRoutes } from "./routes/build-revisions.ts";
import { buildRoutes } from "./routes/builds.ts";
import { changeRoutes } from "./routes/changes.ts";
import { connectorRoutes } from "./routes/connectors.ts";
import { contentRoutes } from "./routes/content.ts";
import { credentialRoutes } from "./routes/credentials.ts";
import { definitionRoutes } from "./routes/definitions.ts";
import { deploymentRoutes } from "./routes/deployments.ts";
import { deviceRoutes } from "./routes/devices.ts";
import { driverMatchingRoutes } from "./routes/driver-matching.ts";
import { driverPackRoutes } from "./routes/driver-packs.ts";
import { driverRoutes } from "./routes/drivers.ts";
import { liveRoutes } from "./routes/live.ts";
import { operatingSystemRoutes } from "./routes/operating-systems.ts";
import { organisationRoutes } from "./routes/organisations.ts";
import { peopleRoutes } from "./routes/people.ts";
import { planPreviewRoutes } from "./routes/plan-previews.ts";
import { publicationRoutes } from "./routes/publications.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { secretRoutes } from "./routes/secrets.ts";
import { settingsRoutes } from "./routes/settings.ts";
import { softwareImportRoutes } from "./routes/software-imports.ts";
import { softwarePackageRoutes } from "./routes/software-packages.ts";
import { softwareProductRoutes } from "./routes/software-products.ts";
import { tenantSetUpRoutes } from "./routes/tenant-set-ups.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import type { Misbehaviour, Store } from "./store.ts";

/** The routes of one feature over the store. */
export type FeatureRoutes = (store: Store) => FastifyPluginAsync;

const contentSecurityPolicy = [
  "default-src 'self'",
  // Griffel makes empty style elements and fills them through the object model; this is the hash of nothing.
  "style-src 'self' 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "img-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** As the server does it: run backwards, schemas that look at a value first, as filters do, refuse it. */
const serializerCompiler: FastifySerializerCompiler<z.ZodType> =
  ({ schema }) =>
  (data) =>
    JSON.stringify(schema.parse(data));

/** A server with the product's routes and schemas, and nothing behind them but a {@link Store}. */
export const fakeApi = async (store: Store, dist: string, misbehaviour: Misbehaviour): Promise<FastifyInstance> => {
  const app = fastify({ bodyLimit: 4_000_000, routerOptions: { maxParamLength: 300 } });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: { openapi: "3.1.0", info: { title: "Windlass", version: "0" } },
    transform: jsonSchemaTransform,
  });
  app.setErrorHandler((error, request, reply) => {
    const known = hasZodFastifySchemaValidationErrors(error)
      ? new WindlassError("request.invalid", {
          parameters: { problems: error.validation.map((problem) => problem.message ?? "").join(", ") },
        })
      : error instanceof WindlassError
        ? error
        : new WindlassError("server.unexpected", { cause: error });
    if (known.code === "server.unexpected" && !misbehaviour.failing) console.error(error);
    return reply.status(known.status).send({ error: known.told(request.id) });
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("content-security-policy", contentSecurityPolicy);
    const open = ["/api/setup", "/api/session", "/api/openapi.json"].includes(request.url);
    if (!request.url.startsWith("/api/") || open) return;
    if (!store.session) throw new WindlassError("access.sign-in-required");
    if (request.method !== "GET" || request.url.startsWith("/api/live")) return;
    // What the frame around every page needs; without it there is no page to look at.
    if (request.url.startsWith("/api/organisations?")) return;
    if (misbehaviour.delay) await new Promise((done) => setTimeout(done, misbehaviour.delay));
    if (misbehaviour.failing) throw new WindlassError("server.unexpected");
  });
  const features: FeatureRoutes[] = [
    peopleRoutes,
    organisationRoutes,
    settingsRoutes,
    tenantSetUpRoutes,
    credentialRoutes,
    uploadRoutes,
    operatingSystemRoutes,
    definitionRoutes,
    secretRoutes,
    connectorRoutes,
    driverPackRoutes,
    driverRoutes,
    driverMatchingRoutes,
    softwarePackageRoutes,
    softwareImportRoutes,
    softwareProductRoutes,
    buildRoutes,
    buildRevisionRoutes,
    changeRoutes,
    planPreviewRoutes,
    publicationRoutes,
    releaseRoutes,
    contentRoutes,
    deviceRoutes,
    assetRoutes,
    autopilotImportRoutes,
    deploymentRoutes,
    autopilotDeviceRoutes,
    liveRoutes,
  ];
  for (const routes of features) await app.register(routes(store), { prefix: "/api" });
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  if (existsSync(dist)) {
    await app.register(fastifyStatic, { root: dist });
    app.setNotFoundHandler((request, reply) =>
      request.url.startsWith("/api/")
        ? reply.status(404).send({ error: new WindlassError("route.not-found").told(request.id) })
        : reply.sendFile("index.html"),
    );
  }
  return app;
};
