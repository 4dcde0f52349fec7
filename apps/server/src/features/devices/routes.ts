import {
  deviceCreate,
  deviceSummary,
  deviceUpdate,
  deviceView,
  identifier,
  listQuery,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as devices from "./service.ts";

const tags = ["Devices"];
const params = z.object({ deviceId: identifier });

export const registerDeviceRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/devices",
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(deviceSummary) } },
    handler: (request) => devices.listDevices(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/devices",
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "body" } },
    schema: { tags, summary: "Pre-stage a serial number", body: deviceCreate, response: { 201: deviceView } },
    handler: async (request, reply) =>
      reply.status(201).send(await devices.prestageDevice(context, actorOf(request), request.body)),
  });

  app.route({
    method: "GET",
    url: "/api/devices/:deviceId",
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: deviceView } },
    handler: (request) => devices.readDevice(context, actorOf(request), request.params.deviceId),
  });

  app.route({
    method: "PATCH",
    url: "/api/devices/:deviceId",
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: { tags, summary: "Pre-stage or take back", params, body: deviceUpdate, response: { 200: deviceView } },
    handler: (request) => devices.changePrestaging(context, actorOf(request), request.params.deviceId, request.body),
  });
};
