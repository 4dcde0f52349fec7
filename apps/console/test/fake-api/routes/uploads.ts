import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import type { FastifyPluginAsync } from "fastify";
import type { Store } from "../store.ts";

/** A real tus server on a temporary folder. */
export const uploadRoutes =
  (store: Store): FastifyPluginAsync =>
  async (app) => {
    const directory = mkdtempSync(join(tmpdir(), "windlass-console-uploads-"));
    const tus = new Server({ path: "/api/uploads", datastore: new FileStore({ directory }), relativeLocation: true });
    app.addContentTypeParser("application/offset+octet-stream", (_request, _payload, done) => done(null));
    const hand = { schema: { hide: true } };
    app.all("/uploads", hand, (request, reply) => {
      reply.hijack();
      return tus.handle(request.raw, reply.raw);
    });
    app.all("/uploads/*", hand, async (request, reply) => {
      reply.hijack();
      if (request.method === "PATCH") await store.beforeUploadPart(Number(request.headers["upload-offset"]));
      return tus.handle(request.raw, reply.raw);
    });
  };
