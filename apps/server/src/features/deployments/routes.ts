import {
  deploymentCheckDecision,
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
import { type Application, empty } from "../../http/application.ts";
import { decideOnChecks } from "./check-decisions.ts";
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

  app.route({
    method: "POST",
    url: "/api/deployments/:deploymentId/check-decision",
    config: { access: { audience: "user", permission: "deployments.approve", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Go on without the quality checks that the device waits with, or end the deployment",
      params,
      body: deploymentCheckDecision,
      response: { 204: empty },
    },
    handler: async (request, reply) => {
      await decideOnChecks(context, actorOf(request), request.params.deploymentId, request.body);
      return reply.status(204).send(null);
    },
  });
};
