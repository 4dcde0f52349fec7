import type { FastifySerializerCompiler } from "fastify/types/schema.js";
import type { z } from "zod";

/**
 * Answers are held against their schema as requests are: what it does not name never leaves. The type provider's own
 * serializer would run schemas backwards, which one that looks at a value first (`z.preprocess`, as filters do) refuses.
 */
export const serializerCompiler: FastifySerializerCompiler<z.ZodType> =
  ({ schema }) =>
  (data) =>
    JSON.stringify(schema.parse(data));
