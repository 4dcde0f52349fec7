import { optionalPackagesOf } from "@windlass/planner";
import {
  approveRequest,
  dashboardQuery,
  dashboardView,
  deploymentEventsAnswer,
  deploymentEventsQuery,
  deploymentListQuery,
  deploymentRequestView,
  deploymentSummary,
  deploymentView,
  identifier,
  installationView,
  listQuery,
  nameProposal,
  nameProposalQuery,
  optionalPackagesAnswer,
  pageOf,
  refuseRequest,
} from "@windlass/protocol";
import type { FastifyPluginAsyncZod } from "fastify-type-provider-zod";
import { z } from "zod";
import { dashboardOf, installationOf } from "../dashboard.ts";
import { found, pageFrom, put } from "../lists.ts";
import { approvedDeployment } from "../seed/deployments.ts";
import type { Store } from "../store.ts";

const params = z.object({ deploymentId: identifier });
const requestParams = z.object({ requestId: identifier });

/** Pending requests, deployments and the dashboard. */
export const deploymentRoutes =
  (store: Store): FastifyPluginAsyncZod =>
  async (app) => {
    app.get(
      "/deployment-requests",
      { schema: { querystring: listQuery, response: { 200: pageOf(deploymentRequestView) } } },
      async (request) => pageFrom(store.requests, request.query),
    );
    const settle = (requestId: string) => {
      const pending = found(store.requests, "deployment request", requestId);
      store.requests = store.requests.filter((other) => other.id !== requestId);
      store.tell("deployment-requests", pending.organisationId, requestId);
      return pending;
    };
    app.get(
      "/deployment-requests/:requestId/computer-name",
      { schema: { params: requestParams, querystring: nameProposalQuery, response: { 200: nameProposal } } },
      async (request) => {
        const { serialNumber } = found(store.requests, "deployment request", request.params.requestId);
        const { computerNameTemplate, naming } = found(store.builds, "build", request.query.buildId).definition;
        const name = `PC-${serialNumber.slice(-8)}`;
        return { name, reason: `from the template “${computerNameTemplate}”`, ask: naming.ask, problem: null };
      },
    );
    app.get(
      "/deployment-requests/:requestId/optional-packages",
      { schema: { params: requestParams, querystring: nameProposalQuery, response: { 200: optionalPackagesAnswer } } },
      async (request) => {
        const { definition } = found(store.builds, "build", request.query.buildId);
        return { items: optionalPackagesOf(definition, store.packages) };
      },
    );
    app.post(
      "/deployment-requests/:requestId/approve",
      { schema: { params: requestParams, body: approveRequest, response: { 200: deploymentSummary } } },
      async (request) => {
        const build = found(store.builds, "build", request.body.buildId);
        const deployment = approvedDeployment(settle(request.params.requestId), build);
        const decidedPackages = request.body.choices.packages.map((choice) => {
          const { name, version } = found(store.packages, "software package", choice.packageId);
          return { ...choice, title: `${name} ${version}` };
        });
        return put(store.deployments, { ...deployment, decidedPackages });
      },
    );
    app.post(
      "/deployment-requests/:requestId/refuse",
      { schema: { params: requestParams, body: refuseRequest, response: { 204: z.null() } } },
      async (request, reply) => {
        settle(request.params.requestId);
        return reply.status(204).send(null);
      },
    );
    app.get(
      "/deployments",
      { schema: { querystring: deploymentListQuery, response: { 200: pageOf(deploymentSummary) } } },
      async ({ query }) => {
        const wanted = store.deployments.filter(
          (item) =>
            (!query.state || item.state === query.state) && (!query.deviceId || item.deviceId === query.deviceId),
        );
        return pageFrom(wanted, query);
      },
    );
    app.get("/deployments/:deploymentId", { schema: { params, response: { 200: deploymentView } } }, async (request) =>
      found(store.deployments, "deployment", request.params.deploymentId),
    );
    app.get(
      "/deployments/:deploymentId/events",
      { schema: { params, querystring: deploymentEventsQuery, response: { 200: deploymentEventsAnswer } } },
      async ({ params: { deploymentId }, query: { after, limit } }) => {
        const events = store.events.get(deploymentId) ?? [];
        return { items: events.filter((event) => event.sequence > after).slice(0, limit) };
      },
    );
    app.get("/installation", { schema: { response: { 200: installationView } } }, async () => installationOf(store));
    app.get(
      "/dashboard",
      { schema: { querystring: dashboardQuery, response: { 200: dashboardView } } },
      async (request) => dashboardOf(store, request.query.organisationId),
    );
  };
