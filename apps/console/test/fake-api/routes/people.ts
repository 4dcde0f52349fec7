import { sessionAnswer, setUpRequest, setUpStatus, signInRequest, WindlassError } from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { administrator } from "../seed/people.ts";
import type { Store } from "../store.ts";

/** Set-up and the session. The password `wrong password` is refused, every other one is taken. */
export const peopleRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get("/setup", { schema: { response: { 200: setUpStatus } } }, async () => ({ required: store.setUpRequired }));
    app.post("/setup", { schema: { body: setUpRequest, response: { 201: sessionAnswer } } }, async (request, reply) => {
      if (!store.setUpRequired) throw new WindlassError("access.set-up-done");
      if (!request.body.token.startsWith("valid")) throw new WindlassError("access.set-up-token-wrong");
      store.setUpRequired = false;
      store.session = administrator(request.body.name, request.body.email);
      return reply.status(201).send(store.session);
    });
    app.post("/session", { schema: { body: signInRequest, response: { 200: sessionAnswer } } }, async (request) => {
      if (request.body.password === "wrong password") throw new WindlassError("access.wrong-credentials");
      store.session = administrator("Ada Endpoint", request.body.email);
      return store.session;
    });
    app.get("/session", { schema: { response: { 200: sessionAnswer } } }, async () => {
      if (!store.session) throw new WindlassError("access.sign-in-required");
      return store.session;
    });
    app.delete("/session", { schema: { response: { 204: z.null() } } }, async (_request, reply) => {
      store.session = null;
      return reply.status(204).send(null);
    });
  };
