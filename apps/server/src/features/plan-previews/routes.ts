import { optionalPackagesAnswer, optionalPackagesQuery, planPreview, planPreviewRequest } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { previewOptionalPackages, previewPlan } from "./service.ts";

export const registerPlanPreviewRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/api/plan-previews",
    config: { access: { audience: "user", permission: "builds.read", organisationFrom: "body" } },
    schema: {
      tags: ["Plan previews"],
      summary: "The whole plan that a build comes to on a device, with reasons; nothing is kept",
      body: planPreviewRequest,
      response: { 200: planPreview },
    },
    handler: (request) => previewPlan(context, actorOf(request), request.body),
  });

  app.route({
    method: "GET",
    url: "/api/plan-previews/optional-packages",
    config: { access: { audience: "user", permission: "builds.read", organisationFrom: "query" } },
    schema: {
      tags: ["Plan previews"],
      summary: "What of a build may be chosen or left out, as devices get it now",
      querystring: optionalPackagesQuery,
      response: { 200: optionalPackagesAnswer },
    },
    handler: async (request) => ({
      items: await previewOptionalPackages(context, actorOf(request), request.query),
    }),
  });
};
