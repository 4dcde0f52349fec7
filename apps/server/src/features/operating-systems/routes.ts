import {
  deletion,
  identifier,
  listQuery,
  operatingSystemImportRequest,
  operatingSystemImportView,
  operatingSystemRename,
  operatingSystemView,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import * as imports from "./imports.ts";
import * as operatingSystems from "./service.ts";

const tags = ["Operating systems"];
const params = z.object({ operatingSystemId: identifier });
const importParams = z.object({ importId: identifier });

export const registerOperatingSystemRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/operating-systems",
    config: { access: { audience: "user", permission: "operating-systems.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(operatingSystemView) } },
    handler: (request) => operatingSystems.listOperatingSystems(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/operating-systems",
    config: { access: { audience: "user", permission: "operating-systems.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Import a finished upload",
      body: operatingSystemImportRequest,
      response: { 202: operatingSystemImportView },
    },
    handler: async (request, reply) =>
      reply.status(202).send(await imports.startImport(context, actorOf(request), request.body)),
  });

  app.route({
    method: "POST",
    url: "/api/operating-systems/deletions",
    config: { access: { audience: "user", permission: "operating-systems.write", organisationFrom: "body" } },
    schema: { tags, summary: "Delete several: all of them, or none", body: deletion, response: { 204: empty } },
    handler: async (request, reply) => {
      await operatingSystems.deleteOperatingSystems(context, actorOf(request), request.body.ids);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/operating-systems/:operatingSystemId",
    config: { access: { audience: "user", permission: "operating-systems.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: operatingSystemView } },
    handler: (request) =>
      operatingSystems.readOperatingSystem(context, actorOf(request), request.params.operatingSystemId),
  });

  app.route({
    method: "GET",
    url: "/api/operating-systems/:operatingSystemId/xml",
    config: { access: { audience: "user", permission: "operating-systems.read", organisationFrom: "object" } },
    schema: { tags, summary: "The XML that the image file describes itself with, as a file", params },
    handler: async (request, reply) =>
      reply
        .header("content-type", "application/xml; charset=utf-8")
        .header("content-disposition", 'attachment; filename="image.xml"')
        // Whatever an image says of itself, a browser only keeps it.
        .header("content-security-policy", "sandbox")
        .send(await operatingSystems.readImageXml(context, actorOf(request), request.params.operatingSystemId)),
  });

  app.route({
    method: "PATCH",
    url: "/api/operating-systems/:operatingSystemId",
    config: { access: { audience: "user", permission: "operating-systems.write", organisationFrom: "object" } },
    schema: { tags, summary: "Rename", params, body: operatingSystemRename, response: { 200: operatingSystemView } },
    handler: (request) =>
      operatingSystems.renameOperatingSystem(
        context,
        actorOf(request),
        request.params.operatingSystemId,
        request.body.name,
      ),
  });

  app.route({
    method: "DELETE",
    url: "/api/operating-systems/:operatingSystemId",
    config: { access: { audience: "user", permission: "operating-systems.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await operatingSystems.deleteOperatingSystems(context, actorOf(request), [request.params.operatingSystemId]);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/operating-system-imports",
    config: { access: { audience: "user", permission: "operating-systems.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "List imports",
      querystring: listQuery,
      response: { 200: pageOf(operatingSystemImportView) },
    },
    handler: (request) => imports.listImports(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/operating-system-imports/:importId",
    config: { access: { audience: "user", permission: "operating-systems.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read an import", params: importParams, response: { 200: operatingSystemImportView } },
    handler: (request) => imports.readImport(context, actorOf(request), request.params.importId),
  });

  app.route({
    method: "DELETE",
    url: "/api/operating-system-imports/:importId",
    config: { access: { audience: "user", permission: "operating-systems.write", organisationFrom: "object" } },
    schema: { tags, summary: "Dismiss or give up an import", params: importParams, response: { 204: empty } },
    handler: async (request, reply) => {
      await imports.dismissImport(context, actorOf(request), request.params.importId);
      return reply.status(204).send(null);
    },
  });
};
