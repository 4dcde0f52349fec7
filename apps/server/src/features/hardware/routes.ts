import { hardwareDecision, identifier, seenHardware } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import * as hardware from "./service.ts";

const tags = ["Definitions"];

export const registerHardwareRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/hardware",
    config: { access: { audience: "user", permission: "definitions.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "Makers and models that devices tell of, and what is known of them",
      querystring: z.object({ organisationId: identifier.optional() }),
      response: { 200: z.object({ items: z.array(seenHardware) }) },
    },
    handler: async (request) => ({
      items: await hardware.listSeenHardware(context, actorOf(request), request.query.organisationId),
    }),
  });

  app.route({
    method: "POST",
    url: "/api/hardware/decisions",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Propose something unknown no more, or again",
      body: hardwareDecision,
      response: { 204: empty },
    },
    handler: async (request, reply) => {
      await hardware.decide(context, actorOf(request), request.body);
      return reply.status(204).send(null);
    },
  });
};
