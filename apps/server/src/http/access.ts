import { type Permission, WindlassError } from "@windlass/protocol";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Actor } from "../features/people/actor.ts";
import { mayAnywhere } from "../features/people/policy.ts";

/**
 * Who a route is for. Every route declares it (security rule 7); one that does not stops the server at start.
 * `organisationFrom` names where the organisation comes from: of the loaded object (authority is decided on it in the
 * feature's policy), of a named field that the handler authorises, or of the caller's own scope.
 */
export type RouteAccess =
  | { readonly audience: "public" }
  | {
      readonly audience: "user";
      readonly permission: Permission | null;
      readonly organisationFrom: "object" | "body" | "query" | "caller";
    }
  /** A request signed with the key of an agent session. */
  | { readonly audience: "agent"; readonly needs: "key-in-body" | "session" | "deployment" }
  /** A request signed with the key of a connector. */
  | { readonly audience: "connector"; readonly needs: "key-in-body" | "connector" };

declare module "fastify" {
  interface FastifyContextConfig {
    access?: RouteAccess;
  }
  interface FastifyRequest {
    /** Set on routes for users. */
    actor: Actor | null;
  }
  interface FastifyInstance {
    /** Every route there is, in the order of registration: what a test of all routes walks (security rule 7). */
    readonly declaredRoutes: readonly DeclaredRoute[];
  }
}

export interface DeclaredRoute {
  readonly method: string;
  readonly url: string;
  readonly access: RouteAccess;
}

/** Answers who asks, or null. Injected, so that access knows nothing of cookies. */
export type Authenticate = (request: FastifyRequest) => Promise<Actor | null>;

export const guardRoutes = (app: FastifyInstance, authenticate: Authenticate): void => {
  const declared: DeclaredRoute[] = [];
  app.decorate("declaredRoutes", declared);
  app.decorateRequest("actor", null);
  app.addHook("onRoute", ({ method, url, config }) => {
    const access = config?.access;
    if (!access) throw new Error(`${String(method)} ${url} declares no access`);
    for (const one of [method].flat()) declared.push({ method: one, url, access });
  });
  app.addHook("onRequest", async (request) => {
    const access = request.routeOptions.config.access;
    // Unknown addresses have no route and so no access; they answer 404 in the not-found handler.
    if (access?.audience !== "user") return;
    request.actor = await authenticate(request);
    if (!request.actor) throw new WindlassError("access.sign-in-required");
    if (access.permission && !mayAnywhere(request.actor, access.permission))
      throw new WindlassError("access.role-missing", { parameters: { permission: access.permission } });
  });
};

/** The caller of a route for users. */
export const actorOf = (request: FastifyRequest): Actor => {
  if (!request.actor) throw new WindlassError("access.sign-in-required");
  return request.actor;
};
