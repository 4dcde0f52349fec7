import {
  buildRevisionComparison,
  buildRevisionComparisonQuery,
  buildRevisionDetails,
  buildRevisionQuery,
  buildRevisionView,
  identifier,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import { actorOf } from "../../../http/access.ts";
import type { Application } from "../../../http/application.ts";
import * as revisions from "./service.ts";

const tags = ["Builds"];
const params = z.object({ buildId: identifier });
const access = { audience: "user", permission: "builds.read", organisationFrom: "object" } as const;

/** To restore one, save its definition over the build: `PUT /api/builds/:buildId` with `restoredFrom`. */
export const registerBuildRevisionRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/builds/:buildId/revisions",
    config: { access },
    schema: {
      tags,
      summary: "List the kept revisions, newest first, each with what it changed",
      params,
      querystring: buildRevisionQuery,
      response: { 200: pageOf(buildRevisionView) },
    },
    handler: (request) => revisions.listRevisions(context, actorOf(request), request.params.buildId, request.query),
  });

  app.route({
    method: "GET",
    url: "/api/builds/:buildId/revisions/:revision",
    config: { access },
    schema: {
      tags,
      summary: "Read a whole revision, and what it names that is gone",
      params: params.extend({ revision: z.coerce.number().int().positive() }),
      response: { 200: buildRevisionDetails },
    },
    handler: (request) =>
      revisions.readRevision(context, actorOf(request), request.params.buildId, request.params.revision),
  });

  app.route({
    method: "GET",
    url: "/api/builds/:buildId/revision-comparison",
    config: { access },
    schema: {
      tags,
      summary: "What differs between two kept revisions",
      params,
      querystring: buildRevisionComparisonQuery,
      response: { 200: buildRevisionComparison },
    },
    handler: (request) => revisions.compareRevisions(context, actorOf(request), request.params.buildId, request.query),
  });
};
