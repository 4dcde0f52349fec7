import { stat } from "node:fs/promises";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { Application } from "./application.ts";
import { answerNoRoute } from "./errors.ts";

const builtConsole = join(import.meta.dirname, "../../../console/dist");
const open = { access: { audience: "public" } } as const;

const isFile = (path: string) =>
  stat(path).then(
    (status) => status.isFile(),
    () => false,
  );

/** The console's built files at /, and its page for every address that is a screen of it. */
export const serveConsole = async (app: Application, directory = builtConsole): Promise<void> => {
  await app.register(fastifyStatic, { root: directory, serve: false });

  app.route({
    method: "GET",
    url: "/assets/*",
    config: open,
    schema: { hide: true },
    handler: async (request, reply) => {
      const name = (request.params as { "*": string })["*"];
      // Their names carry a hash of their content.
      return reply.sendFile(join("assets", name), { immutable: true, maxAge: "365d" });
    },
  });

  app.route({
    method: "GET",
    url: "/*",
    config: open,
    schema: { hide: true },
    handler: async (request, reply) => {
      const path = request.url.split("?")[0] ?? "/";
      if (/^\/(api|agent)(\/|$)|^\/content\/v1\//.test(path)) return answerNoRoute(request, reply);
      const name = decodeURIComponent(path).slice(1);
      const direct = /^[\w-]+\.[a-z0-9]+$/.test(name) && (await isFile(join(directory, name)));
      return reply.header("cache-control", "no-cache").sendFile(direct ? name : "index.html", { cacheControl: false });
    },
  });
};
