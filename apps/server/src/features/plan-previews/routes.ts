import { planPreview, planPreviewRequest } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { previewPlan } from "./service.ts";

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
};
