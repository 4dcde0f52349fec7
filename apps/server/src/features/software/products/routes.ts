import {
  deletion,
  identifier,
  listQuery,
  pageOf,
  softwarePackageView,
  softwareProductCreate,
  softwareProductUpdate,
  softwareProductView,
  softwareVersionCreate,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import { actorOf } from "../../../http/access.ts";
import { type Application, empty } from "../../../http/application.ts";
import { createVersion } from "../version-service.ts";
import * as products from "./service.ts";

const tags = ["Software"];
const params = z.object({ productId: identifier });

export const registerSoftwareProductRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/software-products",
    config: { access: { audience: "user", permission: "software.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List products", querystring: listQuery, response: { 200: pageOf(softwareProductView) } },
    handler: (request) => products.listProducts(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/software-products",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "body" } },
    schema: { tags, summary: "Create a product", body: softwareProductCreate, response: { 201: softwareProductView } },
    handler: async (request, reply) =>
      reply.status(201).send(await products.createProduct(context, actorOf(request), request.body)),
  });

  app.route({
    method: "POST",
    url: "/api/software-products/deletions",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "body" } },
    schema: { tags, summary: "Delete several: all of them, or none", body: deletion, response: { 204: empty } },
    handler: async (request, reply) => {
      await products.deleteProducts(context, actorOf(request), request.body.ids);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/software-products/:productId",
    config: { access: { audience: "user", permission: "software.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read a product with its versions", params, response: { 200: softwareProductView } },
    handler: (request) => products.readProduct(context, actorOf(request), request.params.productId),
  });

  app.route({
    method: "PUT",
    url: "/api/software-products/:productId",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Replace what is said of a product; a new name is its packages', too",
      params,
      body: softwareProductUpdate,
      response: { 200: softwareProductView },
    },
    handler: (request) => products.updateProduct(context, actorOf(request), request.params.productId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/software-products/:productId",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete a product without versions", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await products.deleteProducts(context, actorOf(request), [request.params.productId]);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "POST",
    url: "/api/software-packages/:packageId/versions",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Begin another version as a copy of this one",
      params: z.object({ packageId: identifier }),
      body: softwareVersionCreate,
      response: { 201: softwarePackageView },
    },
    handler: async (request, reply) =>
      reply.status(201).send(await createVersion(context, actorOf(request), request.params.packageId, request.body)),
  });
};
