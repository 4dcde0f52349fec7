import { Readable } from "node:stream";
import {
  autopilotExportQuery,
  autopilotImportConfirmation,
  autopilotImportCreate,
  autopilotImportDetail,
  autopilotImportRow,
  autopilotImportRowsQuery,
  autopilotImportView,
  identifier,
  listQuery,
  pageOf,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import { exportDevices } from "./export.ts";
import { mostCsvBytes, refuseTooLarge } from "./files.ts";
import * as imports from "./service.ts";

const tags = ["Autopilot imports"];
const params = z.object({ importId: identifier });
const url = "/api/autopilot-imports";

/** What a file is sent as: its contents are judged, not what the browser calls them. */
const contentType = "application/octet-stream";

const registerUpload = (application: Application, context: ServerContext): void => {
  application.register(async (scope) => {
    const app = scope as Application;
    // The bytes go to disk as they come; they are neither parsed nor collected.
    app.addContentTypeParser(contentType, (_request, payload, done) => done(null, payload));
    app.route({
      method: "POST",
      url,
      bodyLimit: mostCsvBytes,
      // Before the body: what is refused anyway need not be sent.
      preParsing: async (request) => {
        const { fileName } = autopilotImportCreate.partial().safeParse(request.query).data ?? {};
        refuseTooLarge(request.headers["content-length"], fileName ?? "The file");
      },
      config: { access: { audience: "user", permission: "devices.write", organisationFrom: "query" } },
      schema: {
        tags,
        summary: "Send a CSV file (application/octet-stream); its rows are judged, nothing is registered",
        querystring: autopilotImportCreate,
        response: { 201: autopilotImportView },
      },
      handler: async (request, reply) => {
        const { body } = request;
        if (!(body instanceof Readable)) throw new WindlassError("request.unsupported-media-type");
        return reply.status(201).send(await imports.beginImport(context, actorOf(request), request.query, body));
      },
    });
  });
};

export const registerAutopilotImportRoutes = (app: Application, context: ServerContext): void => {
  registerUpload(app, context);

  app.route({
    method: "GET",
    url,
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(autopilotImportView) } },
    handler: (request) => imports.listImports(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: `${url}/:importId`,
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: autopilotImportDetail } },
    handler: (request) => imports.readImport(context, actorOf(request), request.params.importId),
  });

  app.route({
    method: "GET",
    url: `${url}/:importId/rows`,
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Every row with its verdict, and what became of it",
      params,
      querystring: autopilotImportRowsQuery,
      response: { 200: pageOf(autopilotImportRow) },
    },
    handler: (request) => imports.listRows(context, actorOf(request), request.params.importId, request.query),
  });

  app.route({
    method: "POST",
    url: `${url}/:importId/confirm`,
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Register the rows that can be imported",
      params,
      body: autopilotImportConfirmation,
      response: { 200: autopilotImportDetail },
    },
    handler: (request) => imports.confirmImport(context, actorOf(request), request.params.importId, request.body.tags),
  });

  app.route({
    method: "POST",
    url: `${url}/:importId/cancel`,
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: { tags, summary: "Leave out what is not registered yet", params, response: { 200: autopilotImportDetail } },
    handler: (request) => imports.cancelImport(context, actorOf(request), request.params.importId),
  });

  app.route({
    method: "DELETE",
    url: `${url}/:importId`,
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: { tags, summary: "Take off the list", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await imports.deleteImport(context, actorOf(request), request.params.importId);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/autopilot-export",
    // It would read all devices to throw them away, and the log would tell of an export.
    exposeHeadRoute: false,
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "query" } },
    schema: { tags, summary: "The devices registered from here, as CSV", querystring: autopilotExportQuery },
    handler: async (request, reply) => {
      const stream = await exportDevices(context, actorOf(request), request.query);
      return reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="autopilot-devices.csv"')
        .header("cache-control", "no-store")
        .send(stream);
    },
  });
};
