import { sessionAnswer, setUpRequest, setUpStatus, signInRequest } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import { presentSession } from "./presenter.ts";
import * as people from "./service.ts";
import { clearSessionCookie, readSessionCookie, writeSessionCookie } from "./session-cookie.ts";

const tags = ["People"];
const open = { access: { audience: "public" } } as const;
const signedIn = { access: { audience: "user", permission: null, organisationFrom: "caller" } } as const;
/**
 * Hashing a password is dear on purpose; an address gets few of them a minute (security rule 10). Wrong ones have a
 * narrower limit of their own; this one leaves room for a script, each of whose commands signs in.
 */
const fewAMinute = { ...open, rateLimit: { max: 40, timeWindow: "1 minute" } } as const;

export const registerPeopleRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/setup",
    config: open,
    schema: { tags, summary: "Whether the first administrator is still to be made", response: { 200: setUpStatus } },
    handler: async () => ({ required: await people.isSetUpRequired(context) }),
  });

  app.route({
    method: "POST",
    url: "/api/setup",
    config: fewAMinute,
    schema: {
      tags,
      summary: "Make the first administrator with the one-time set-up link",
      body: setUpRequest,
      response: { 201: sessionAnswer },
    },
    handler: async (request, reply) => {
      const session = await people.setUp(context, request.body);
      writeSessionCookie(reply, session.token);
      return reply.status(201).send(presentSession(session.actor));
    },
  });

  app.route({
    method: "POST",
    url: "/api/session",
    config: fewAMinute,
    schema: { tags, summary: "Sign in", body: signInRequest, response: { 200: sessionAnswer } },
    handler: async (request, reply) => {
      const session = await people.signIn(context, { ...request.body, address: request.ip });
      writeSessionCookie(reply, session.token);
      return presentSession(session.actor);
    },
  });

  app.route({
    method: "GET",
    url: "/api/session",
    config: signedIn,
    schema: { tags, summary: "Who is signed in, with roles and permissions", response: { 200: sessionAnswer } },
    handler: async (request) => presentSession(actorOf(request)),
  });

  app.route({
    method: "DELETE",
    url: "/api/session",
    config: signedIn,
    schema: { tags, summary: "Sign out", response: { 204: empty } },
    handler: async (request, reply) => {
      const token = readSessionCookie(request);
      if (token) await people.signOut(context, token);
      clearSessionCookie(reply);
      return reply.status(204).send(null);
    },
  });
};
