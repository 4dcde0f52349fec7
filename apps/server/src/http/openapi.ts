import fastifySwagger from "@fastify/swagger";
import { errorAnswer } from "@windlass/protocol";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import type { Application } from "./application.ts";

const openApiDocument = z.record(z.string(), z.unknown());

/** OpenAPI 3.1 of every route below /api, made from the same schemas that validate. Public: it holds no data. */
export const describeApi = async (app: Application): Promise<void> => {
  const transform = createJsonSchemaTransform({});
  await app.register(fastifySwagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Windlass API",
        description: "Everything the console does. Failures have one shape: code, message, remedy, object, request id.",
        version: "1",
      },
      servers: [{ url: "/" }],
    },
    // Schemas that name themselves, such as filters, which hold filters.
    transformObject: createJsonSchemaTransformObject({}),
    transform: (input) => {
      const isApi = input.url.startsWith("/api/") && input.url !== "/api/openapi.json";
      const schema = { ...input.schema, ...(!isApi && { hide: true }) };
      const response =
        schema.response && typeof schema.response === "object"
          ? { ...schema.response, default: errorAnswer.describe("A failure of the catalogue") }
          : undefined;
      return transform({ ...input, schema: { ...schema, ...(response && { response }) } });
    },
  });
  app.route({
    method: "GET",
    url: "/api/openapi.json",
    config: { access: { audience: "public" } },
    schema: { response: { 200: openApiDocument } },
    handler: async () => app.swagger() as Record<string, unknown>,
  });
};
