import { buildCreate, buildUpdate, buildView, identifier, listQuery, pageOf } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import * as builds from "./service.ts";

const tags = ["Builds"];
const params = z.object({ buildId: identifier });

export const registerBuildRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/builds",
    config: { access: { audience: "user", permission: "builds.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(buildView) } },
    handler: (request) => builds.listBuilds(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/builds",
    config: { access: { audience: "user", permission: "builds.write", organisationFrom: "body" } },
    schema: { tags, summary: "Create", body: buildCreate, response: { 201: buildView } },
    handler: async (request, reply) =>
      reply.status(201).send(await builds.createBuild(context, actorOf(request), request.body)),
  });

  app.route({
    method: "GET",
    url: "/api/builds/:buildId",
    config: { access: { audience: "user", permission: "builds.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: buildView } },
    handler: (request) => builds.readBuild(context, actorOf(request), request.params.buildId),
  });

  app.route({
    method: "PUT",
    url: "/api/builds/:buildId",
    config: { access: { audience: "user", permission: "builds.write", organisationFrom: "object" } },
    schema: { tags, summary: "Replace the definition", params, body: buildUpdate, response: { 200: buildView } },
    handler: (request) => builds.updateBuild(context, actorOf(request), request.params.buildId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/builds/:buildId",
    config: { access: { audience: "user", permission: "builds.write", organisationFrom: "object" } },
    schema: { tags, summary: "Delete", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await builds.deleteBuild(context, actorOf(request), request.params.buildId);
      return reply.status(204).send(null);
    },
  });
};
