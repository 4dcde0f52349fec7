import {
  deploymentEventsAnswer,
  deploymentEventsQuery,
  deploymentListQuery,
  deploymentSummary,
  deploymentView,
  identifier,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as deployments from "./service.ts";

const tags = ["Deployments"];
const params = z.object({ deploymentId: identifier });

export const registerDeploymentRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/deployments",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "List, newest first",
      querystring: deploymentListQuery,
      response: { 200: pageOf(deploymentSummary) },
    },
    handler: (request) => deployments.listDeployments(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/deployments/:deploymentId",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Read with plan, steps and registration",
      params,
      response: { 200: deploymentView },
    },
    handler: (request) => deployments.readDeployment(context, actorOf(request), request.params.deploymentId),
  });

  app.route({
    method: "GET",
    url: "/api/deployments/:deploymentId/events",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "The device's journal after a sequence number",
      params,
      querystring: deploymentEventsQuery,
      response: { 200: deploymentEventsAnswer },
    },
    handler: (request) => deployments.readEvents(context, actorOf(request), request.params.deploymentId, request.query),
  });
};
