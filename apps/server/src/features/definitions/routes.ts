import {
  definitionCreate,
  definitionQuery,
  definitionUpdate,
  definitionView,
  deletion,
  identifier,
  modelVendorAnswer,
  modelVendorChange,
  pageOf,
  vendorMerge,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import { mergeVendors } from "./merging.ts";
import { setVendorOfModels } from "./model-vendors.ts";
import * as definitions from "./service.ts";

const tags = ["Definitions"];
const params = z.object({ definitionId: identifier });

export const registerDefinitionRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/definitions",
    config: { access: { audience: "user", permission: "definitions.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "List one kind: vendors, device models, locations, disk partition templates, local security models",
      querystring: definitionQuery,
      response: { 200: pageOf(definitionView) },
    },
    handler: (request) => definitions.listDefinitions(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/definitions",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "body" } },
    schema: { tags, summary: "Create", body: definitionCreate, response: { 201: definitionView } },
    handler: async (request, reply) =>
      reply.status(201).send(await definitions.createDefinition(context, actorOf(request), request.body)),
  });

  app.route({
    method: "POST",
    url: "/api/definitions/deletions",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "body" } },
    schema: { tags, summary: "Delete several: all of them, or none", body: deletion, response: { 204: empty } },
    handler: async (request, reply) => {
      await definitions.deleteDefinitions(context, actorOf(request), request.body.ids);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "POST",
    url: "/api/definitions/merges",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "body" } },
    schema: { tags, summary: "Make one vendor of several", body: vendorMerge, response: { 200: definitionView } },
    handler: (request) => mergeVendors(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/definitions/model-vendors",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Make several device models those of one vendor: all of them, or none",
      body: modelVendorChange,
      response: { 200: modelVendorAnswer },
    },
    handler: (request) => setVendorOfModels(context, actorOf(request), request.body),
  });

  app.route({
    method: "GET",
    url: "/api/definitions/:definitionId",
    config: { access: { audience: "user", permission: "definitions.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: definitionView } },
    handler: (request) => definitions.readDefinition(context, actorOf(request), request.params.definitionId),
  });

  app.route({
    method: "PUT",
    url: "/api/definitions/:definitionId",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "object" } },
    schema: { tags, summary: "Replace", params, body: definitionUpdate, response: { 200: definitionView } },
    handler: (request) =>
      definitions.updateDefinition(context, actorOf(request), request.params.definitionId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/definitions/:definitionId",
    config: { access: { audience: "user", permission: "definitions.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await definitions.deleteDefinitions(context, actorOf(request), [request.params.definitionId]);
      return reply.status(204).send(null);
    },
  });
};
