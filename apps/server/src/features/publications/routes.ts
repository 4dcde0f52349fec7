import {
  identifier,
  listQuery,
  pageOf,
  publicationComparison,
  publicationComparisonQuery,
  publicationPreview,
  publicationPreviewQuery,
  publicationView,
  publishRequest,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { comparePublications } from "./comparison.ts";
import { previewPublication } from "./preview.ts";
import * as publications from "./service.ts";

const tags = ["Publications"];

export const registerPublicationRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/publications",
    config: { access: { audience: "user", permission: "publications.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "List, newest first",
      querystring: listQuery.omit({ search: true }),
      response: { 200: pageOf(publicationView) },
    },
    handler: (request) => publications.listPublications(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/publications",
    config: { access: { audience: "user", permission: "publications.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Publish everything the organisation can deploy",
      body: publishRequest,
      response: { 201: publicationView },
    },
    handler: async (request, reply) =>
      reply.status(201).send(await publications.publish(context, actorOf(request), request.body)),
  });

  app.route({
    method: "GET",
    url: "/api/publications/preview",
    config: { access: { audience: "user", permission: "publications.read", organisationFrom: "query" } },
    schema: {
      tags,
      summary: "What publishing now would change, and what stands in its way",
      querystring: publicationPreviewQuery,
      response: { 200: publicationPreview },
    },
    handler: (request) => previewPublication(context, actorOf(request), request.query.organisationId),
  });

  app.route({
    method: "GET",
    url: "/api/publications/comparison",
    config: { access: { audience: "user", permission: "publications.read", organisationFrom: "query" } },
    schema: {
      tags,
      summary: "What differs between two publications, or between one and what publishing now would make",
      querystring: publicationComparisonQuery,
      response: { 200: publicationComparison },
    },
    handler: (request) => comparePublications(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/publications/:publicationId",
    config: { access: { audience: "user", permission: "publications.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Read",
      params: z.object({ publicationId: identifier }),
      response: { 200: publicationView },
    },
    handler: (request) => publications.readPublication(context, actorOf(request), request.params.publicationId),
  });
};
