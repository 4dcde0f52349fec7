import {
  approveRequest as approval,
  deploymentRequestView,
  identifier,
  listQuery,
  nameProposal,
  nameProposalQuery,
  optionalPackagesAnswer,
  pageOf,
  refuseRequest as refusal,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import * as requests from "./requests.ts";

const tags = ["Deployment requests"];
const params = z.object({ requestId: identifier });
const decide = {
  access: { audience: "user", permission: "deployments.approve", organisationFrom: "object" },
} as const;

export const registerRequestRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/deployment-requests",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "Devices that wait for approval",
      querystring: listQuery,
      response: { 200: pageOf(deploymentRequestView) },
    },
    handler: (request) => requests.listRequests(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/deployment-requests/:requestId/computer-name",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What approving the device for a build would call it",
      params,
      querystring: nameProposalQuery,
      response: { 200: nameProposal },
    },
    handler: (request) =>
      requests.proposeName(context, actorOf(request), request.params.requestId, request.query.buildId),
  });

  app.route({
    method: "GET",
    url: "/api/deployment-requests/:requestId/optional-packages",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What of a build may be chosen or left out for the device",
      params,
      querystring: nameProposalQuery,
      response: { 200: optionalPackagesAnswer },
    },
    handler: async (request) => ({
      items: await requests.optionalPackages(
        context,
        actorOf(request),
        request.params.requestId,
        request.query.buildId,
      ),
    }),
  });

  app.route({
    method: "POST",
    url: "/api/deployment-requests/:requestId/approve",
    config: decide,
    schema: { tags, summary: "Deploy a build to the device", params, body: approval, response: { 204: empty } },
    handler: async (request, reply) => {
      await requests.approveRequest(context, actorOf(request), request.params.requestId, request.body);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "POST",
    url: "/api/deployment-requests/:requestId/refuse",
    config: decide,
    schema: { tags, summary: "Send the device away", params, body: refusal, response: { 204: empty } },
    handler: async (request, reply) => {
      await requests.refuseRequest(context, actorOf(request), request.params.requestId, request.body.reason);
      return reply.status(204).send(null);
    },
  });
};
