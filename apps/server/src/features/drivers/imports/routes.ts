import {
  driverImportFile,
  driverImportFileQuery,
  driverImportRequest,
  driverImportView,
  identifier,
  listQuery,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import { actorOf } from "../../../http/access.ts";
import { type Application, empty } from "../../../http/application.ts";
import * as imports from "./service.ts";

const tags = ["Drivers"];
const params = z.object({ importId: identifier });

export const registerDriverImportRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/driver-imports",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List imports", querystring: listQuery, response: { 200: pageOf(driverImportView) } },
    handler: (request) => imports.listImports(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/driver-imports",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Import the drivers of a finished upload",
      body: driverImportRequest,
      response: { 202: driverImportView },
    },
    handler: async (request, reply) =>
      reply.status(202).send(await imports.startImport(context, actorOf(request), request.body)),
  });

  app.route({
    method: "GET",
    url: "/api/driver-imports/:importId",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read an import", params, response: { 200: driverImportView } },
    handler: (request) => imports.readImport(context, actorOf(request), request.params.importId),
  });

  app.route({
    method: "GET",
    url: "/api/driver-imports/:importId/files",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What became of each INF file of a pack",
      params,
      querystring: driverImportFileQuery,
      response: { 200: pageOf(driverImportFile) },
    },
    handler: (request) => imports.listImportFiles(context, actorOf(request), request.params.importId, request.query),
  });

  app.route({
    method: "DELETE",
    url: "/api/driver-imports/:importId",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: { tags, summary: "Dismiss or give up an import", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await imports.dismissImport(context, actorOf(request), request.params.importId);
      return reply.status(204).send(null);
    },
  });
};
