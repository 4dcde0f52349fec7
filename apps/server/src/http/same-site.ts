import { WindlassError } from "@windlass/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** The answer is an event stream or another lasting connection. */
    opensStream?: true;
  }
}

const safeMethods = new Set(["GET", "HEAD", "OPTIONS"]);

const isCrossSite = (request: FastifyRequest): boolean => {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin" && site !== "none") return true;
  const { origin } = request.headers;
  if (origin === undefined) return false;
  // `null` is what sandboxed frames and some redirects send; none of ours do.
  if (origin === "null" || !URL.canParse(origin)) return true;
  return new URL(origin).host !== request.host;
};

/**
 * Security rule 9: browsers say where a request comes from; whatever changes something, and every event stream, must
 * come from our own pages. Programs send neither header and have no cookies of somebody else to abuse.
 */
export const refuseCrossSite = (app: FastifyInstance): void => {
  app.addHook("onRequest", async (request) => {
    const audience = request.routeOptions.config.access?.audience;
    if (audience === "agent" || audience === "connector") return;
    const { opensStream } = request.routeOptions.config;
    if ((!safeMethods.has(request.method) || opensStream) && isCrossSite(request))
      throw new WindlassError("access.cross-site");
  });
};
