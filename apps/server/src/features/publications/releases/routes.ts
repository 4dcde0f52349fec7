import {
  currentReleases,
  currentReleasesQuery,
  listQuery,
  pageOf,
  releaseRequest,
  releaseView,
} from "@windlass/protocol";
import type { ServerContext } from "../../../context.ts";
import { actorOf } from "../../../http/access.ts";
import type { Application } from "../../../http/application.ts";
import * as releases from "./service.ts";

const tags = ["Publications"];

export const registerReleaseRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/releases",
    config: { access: { audience: "user", permission: "publications.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "Who released which publication to whom, when and why, newest first",
      querystring: listQuery.omit({ search: true }),
      response: { 200: pageOf(releaseView) },
    },
    handler: (request) => releases.listReleases(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/releases/current",
    config: { access: { audience: "user", permission: "publications.read", organisationFrom: "query" } },
    schema: {
      tags,
      summary: "What all devices, builds and locations of an organisation get now",
      querystring: currentReleasesQuery,
      response: { 200: currentReleases },
    },
    handler: (request) => releases.readCurrentReleases(context, actorOf(request), request.query.organisationId),
  });

  app.route({
    method: "POST",
    url: "/api/releases",
    config: { access: { audience: "user", permission: "publications.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Release a publication to all devices, a build or a location, or end what one has of its own",
      body: releaseRequest,
      response: { 201: releaseView },
    },
    handler: async (request, reply) =>
      reply.status(201).send(await releases.release(context, actorOf(request), request.body)),
  });
};
