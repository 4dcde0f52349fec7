import { driverBulkAnswer, driverBulkRequest, driverManyChangeRequest } from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { actorOf } from "../../../http/access.ts";
import type { Application } from "../../../http/application.ts";
import * as many from "./service.ts";

const tags = ["Drivers"];

export const registerManyDriversRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/api/drivers/actions",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Activate, deactivate, delete many, or change whether Windows PE is offered them",
      body: driverBulkRequest,
      response: { 200: driverBulkAnswer },
    },
    handler: (request) => many.actOnMany(context, actorOf(request), request.body, request.body.action),
  });

  app.route({
    method: "POST",
    url: "/api/drivers/actions/preview",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What such an action would do, and which drivers it would leave as they are; changes nothing",
      body: driverBulkRequest,
      response: { 200: driverBulkAnswer },
    },
    handler: (request) => many.previewAction(context, actorOf(request), request.body, request.body.action),
  });

  app.route({
    method: "POST",
    url: "/api/drivers/changes",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Change the same of many: those named, or all that a search finds",
      body: driverManyChangeRequest,
      response: { 200: driverBulkAnswer },
    },
    handler: (request) => many.changeMany(context, actorOf(request), request.body, request.body.change),
  });

  app.route({
    method: "POST",
    url: "/api/drivers/changes/preview",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What such a change would do, and which drivers it would leave as they are; changes nothing",
      body: driverManyChangeRequest,
      response: { 200: driverBulkAnswer },
    },
    handler: (request) => many.previewChange(context, actorOf(request), request.body, request.body.change),
  });
};
