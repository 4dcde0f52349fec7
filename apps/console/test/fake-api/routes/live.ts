import type { LiveChange } from "@windlass/protocol";
import type { FastifyPluginAsync } from "fastify";
import type { Store } from "../store.ts";

/** `GET /api/live`: server-sent events. */
export const liveRoutes =
  (store: Store): FastifyPluginAsync =>
  async (app) => {
    app.get("/live", { schema: { hide: true } }, (request, reply) => {
      reply.hijack();
      const { raw } = reply;
      raw.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
      const send = (event: string, data: object) => raw.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
      const listener = (change: LiveChange) => send("change", change);
      send("connected", {});
      store.listeners.add(listener);
      request.raw.on("close", () => store.listeners.delete(listener));
    });
  };
