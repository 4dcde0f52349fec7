import {
  driverChange,
  driverDetail,
  driverQuery,
  driverSummary,
  driverView,
  identifier,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import * as drivers from "./service.ts";

const tags = ["Drivers"];
const params = z.object({ driverId: identifier });

export const registerDriverRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/drivers",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: driverQuery, response: { 200: pageOf(driverView) } },
    handler: (request) => drivers.listDrivers(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/drivers/summary",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "Numbers by provider, class and architecture",
      querystring: driverQuery,
      response: { 200: driverSummary },
    },
    handler: (request) => drivers.summariseDrivers(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/drivers/:driverId",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read, with models, files and problems", params, response: { 200: driverDetail } },
    handler: (request) => drivers.readDriver(context, actorOf(request), request.params.driverId),
  });

  app.route({
    method: "PUT",
    url: "/api/drivers/:driverId",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Change what people say of it and when it is used",
      params,
      body: driverChange,
      response: { 200: driverDetail },
    },
    handler: (request) => drivers.changeDriver(context, actorOf(request), request.params.driverId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/drivers/:driverId",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await drivers.deleteDriver(context, actorOf(request), request.params.driverId);
      return reply.status(204).send(null);
    },
  });
};
