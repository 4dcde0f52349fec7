import {
  autopilotActionItemQuery,
  autopilotActionItemView,
  autopilotActionListQuery,
  autopilotActionPreview,
  autopilotActionPreviewRequest,
  autopilotActionRequest,
  autopilotActionView,
  identifier,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as actions from "./action-service.ts";
import { exportItems } from "./export.ts";

const tags = ["Autopilot actions"];
const params = z.object({ actionId: identifier });
const read = { audience: "user", permission: "devices.read" } as const;
const write = { audience: "user", permission: "devices.write" } as const;

export const registerAutopilotActionRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/autopilot-actions",
    config: { access: { ...read, organisationFrom: "query" } },
    schema: {
      tags,
      summary: "List",
      querystring: autopilotActionListQuery,
      response: { 200: pageOf(autopilotActionView) },
    },
    handler: (request) => actions.listActions(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/autopilot-actions/preview",
    config: { access: { ...write, organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Preview",
      body: autopilotActionPreviewRequest,
      response: { 200: autopilotActionPreview },
    },
    handler: (request) => actions.previewAction(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/autopilot-actions",
    config: { access: { ...write, organisationFrom: "body" } },
    schema: { tags, summary: "Start", body: autopilotActionRequest, response: { 201: autopilotActionView } },
    handler: async (request, reply) =>
      reply.status(201).send(await actions.startAction(context, actorOf(request), request.body)),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-actions/:actionId",
    config: { access: { ...read, organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: autopilotActionView } },
    handler: (request) => actions.readAction(context, actorOf(request), request.params.actionId),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-actions/:actionId/items",
    config: { access: { ...read, organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Results by device",
      params,
      querystring: autopilotActionItemQuery,
      response: { 200: pageOf(autopilotActionItemView) },
    },
    handler: (request) => actions.listActionItems(context, actorOf(request), request.params.actionId, request.query),
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-actions/:actionId/export",
    config: { access: { ...read, organisationFrom: "object" } },
    schema: { tags, summary: "Export the results as CSV", params },
    handler: async (request, reply) =>
      reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="autopilot-action.csv"')
        .send(await exportItems(context, actorOf(request), request.params.actionId)),
  });

  app.route({
    method: "POST",
    url: "/api/autopilot-actions/:actionId/cancel",
    config: { access: { ...write, organisationFrom: "object" } },
    schema: { tags, summary: "Cancel", params, response: { 200: autopilotActionView } },
    handler: (request) => actions.cancelAction(context, actorOf(request), request.params.actionId),
  });
};
