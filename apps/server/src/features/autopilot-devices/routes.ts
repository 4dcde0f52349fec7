import {
  autopilotDeviceExportQuery,
  autopilotDevicePage,
  autopilotDeviceQuery,
  autopilotDeviceStatus,
  autopilotDeviceView,
  autopilotSyncView,
  identifier,
  organisationQuery,
  organisationRequest,
  pageOf,
  tenantSyncAnswer,
  tenantSyncView,
  unregisteredDeviceQuery,
  unregisteredDeviceView,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { exportDevices } from "./export.ts";
import * as devices from "./service.ts";
import { readTenantSynchronisation, startTenantSynchronisation } from "./tenant-sync.ts";

const tags = ["Autopilot devices"];
const read = { audience: "user", permission: "devices.read" } as const;
const write = { audience: "user", permission: "devices.write" } as const;

export const registerAutopilotDeviceRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/autopilot-devices",
    config: { access: { ...read, organisationFrom: "query" } },
    schema: { tags, summary: "List", querystring: autopilotDeviceQuery, response: { 200: autopilotDevicePage } },
    handler: (request) => devices.listAutopilotDevices(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-devices/status",
    config: { access: { ...read, organisationFrom: "query" } },
    schema: {
      tags,
      summary: "Synchronisation and counters",
      querystring: organisationQuery,
      response: { 200: autopilotDeviceStatus },
    },
    handler: (request) => devices.readStatus(context, actorOf(request), request.query.organisationId),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-devices/unregistered",
    config: { access: { ...read, organisationFrom: "query" } },
    schema: {
      tags,
      summary: "Deployed and not registered",
      querystring: unregisteredDeviceQuery,
      response: { 200: pageOf(unregisteredDeviceView) },
    },
    handler: (request) => devices.listUnregisteredDevices(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-devices/export",
    config: { access: { ...read, organisationFrom: "query" } },
    schema: { tags, summary: "Export as CSV", querystring: autopilotDeviceExportQuery },
    handler: async (request, reply) => {
      const { organisationId, ...filter } = request.query;
      const lines = await exportDevices(context, actorOf(request), organisationId, filter);
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="autopilot-devices.csv"')
        .send(lines);
    },
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-devices/:autopilotDeviceId",
    config: { access: { ...read, organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Read",
      params: z.object({ autopilotDeviceId: identifier }),
      response: { 200: autopilotDeviceView },
    },
    handler: (request) => devices.readAutopilotDevice(context, actorOf(request), request.params.autopilotDeviceId),
  });

  app.route({
    method: "POST",
    url: "/api/autopilot-devices/synchronise",
    config: { access: { ...write, organisationFrom: "body" } },
    schema: { tags, summary: "Synchronise", body: organisationRequest, response: { 202: autopilotSyncView } },
    handler: async (request, reply) =>
      reply
        .status(202)
        .send(await devices.startSynchronisation(context, actorOf(request), request.body.organisationId)),
  });

  app.route({
    method: "POST",
    url: "/api/autopilot-devices/cancel-synchronisation",
    config: { access: { ...write, organisationFrom: "body" } },
    schema: { tags, summary: "Cancel", body: organisationRequest, response: { 200: autopilotSyncView } },
    handler: (request) => devices.cancelSynchronisation(context, actorOf(request), request.body.organisationId),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-devices/tenant-synchronisation",
    config: { access: { ...read, organisationFrom: "query" } },
    schema: {
      tags,
      summary: "Read Intune's synchronisation",
      querystring: organisationQuery,
      response: { 200: tenantSyncAnswer },
    },
    handler: (request) => readTenantSynchronisation(context, actorOf(request), request.query.organisationId),
  });

  app.route({
    method: "POST",
    url: "/api/autopilot-devices/tenant-synchronisation",
    config: { access: { ...write, organisationFrom: "body" } },
    schema: { tags, summary: "Have Intune synchronise", body: organisationRequest, response: { 200: tenantSyncView } },
    handler: (request) => startTenantSynchronisation(context, actorOf(request), request.body.organisationId),
  });
};
