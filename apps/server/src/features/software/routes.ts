import {
  deletion,
  identifier,
  listQuery,
  pageOf,
  softwarePackageCreate,
  softwarePackageUpdate,
  softwarePackageView,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import { deletePackages } from "./deletion.ts";
import * as software from "./service.ts";

const tags = ["Software"];
const params = z.object({ packageId: identifier });

export const registerSoftwareRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/software-packages",
    config: { access: { audience: "user", permission: "software.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(softwarePackageView) } },
    handler: (request) => software.listPackages(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/software-packages",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "body" } },
    schema: { tags, summary: "Create", body: softwarePackageCreate, response: { 201: softwarePackageView } },
    handler: async (request, reply) =>
      reply.status(201).send(await software.createPackage(context, actorOf(request), request.body)),
  });

  app.route({
    method: "POST",
    url: "/api/software-packages/deletions",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "body" } },
    schema: { tags, summary: "Delete several: all of them, or none", body: deletion, response: { 204: empty } },
    handler: async (request, reply) => {
      await deletePackages(context, actorOf(request), request.body.ids);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/software-packages/:packageId",
    config: { access: { audience: "user", permission: "software.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: softwarePackageView } },
    handler: (request) => software.readPackage(context, actorOf(request), request.params.packageId),
  });

  app.route({
    method: "PUT",
    url: "/api/software-packages/:packageId",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Replace name, version and steps",
      params,
      body: softwarePackageUpdate,
      response: { 200: softwarePackageView },
    },
    handler: (request) => software.updatePackage(context, actorOf(request), request.params.packageId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/software-packages/:packageId",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await deletePackages(context, actorOf(request), [request.params.packageId]);
      return reply.status(204).send(null);
    },
  });
};
