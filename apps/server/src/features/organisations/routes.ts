import { identifier, listQuery, organisationInput, organisationView, pageOf } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as organisations from "./service.ts";

const tags = ["Organisations"];
const params = z.object({ organisationId: identifier });

export const registerOrganisationRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/organisations",
    config: { access: { audience: "user", permission: "organisations.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(organisationView) } },
    handler: (request) => organisations.listOrganisations(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/organisations",
    config: { access: { audience: "user", permission: "organisations.create", organisationFrom: "caller" } },
    schema: { tags, summary: "Create", body: organisationInput, response: { 201: organisationView } },
    handler: async (request, reply) =>
      reply.status(201).send(await organisations.createOrganisation(context, actorOf(request), request.body.name)),
  });

  app.route({
    method: "GET",
    url: "/api/organisations/:organisationId",
    config: { access: { audience: "user", permission: "organisations.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: organisationView } },
    handler: (request) => organisations.readOrganisation(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "PATCH",
    url: "/api/organisations/:organisationId",
    config: { access: { audience: "user", permission: "organisations.write", organisationFrom: "object" } },
    schema: { tags, summary: "Rename", params, body: organisationInput, response: { 200: organisationView } },
    handler: (request) =>
      organisations.renameOrganisation(context, actorOf(request), request.params.organisationId, request.body.name),
  });
};
