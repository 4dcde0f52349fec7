import {
  connectorCreate,
  connectorCreated,
  connectorQuery,
  connectorResult,
  connectorView,
  connectorWorkAnswer,
  connectorWorkRequest,
  enrolConnectorRequest,
  enrolledConnector,
  identifier,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import { connectorOf } from "./proof.ts";
import * as connectors from "./service.ts";
import { takeResult, takeWork } from "./work.ts";

const tags = ["Connectors"];
const url = "/api/connectors";
const signed = { access: { audience: "connector", needs: "connector" } } as const;
/** A code has 256 bits; this is for the log's sake. */
const enrolling = {
  access: { audience: "connector", needs: "key-in-body" },
  rateLimit: { max: 60, timeWindow: "1 minute" },
} as const;

const registerForConnectors = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/connector/v1/enrolment",
    config: enrolling,
    schema: { body: enrolConnectorRequest, response: { 200: enrolledConnector } },
    handler: (request) => connectors.enrolConnector(context, request.body),
  });

  app.route({
    method: "POST",
    url: "/connector/v1/work",
    config: signed,
    schema: { body: connectorWorkRequest, response: { 200: connectorWorkAnswer } },
    handler: async (request) => ({
      work: await takeWork(context, connectorOf(request), request.body.fresh),
      pollAfterSeconds: Math.max(0.2, 3 / context.configuration.registrationPace),
    }),
  });

  app.route({
    method: "POST",
    url: "/connector/v1/work/:accountId/result",
    config: signed,
    schema: { params: z.object({ accountId: identifier }), body: connectorResult, response: { 204: empty } },
    handler: async (request, reply) => {
      await takeResult(context, connectorOf(request), request.params.accountId, request.body);
      return reply.status(204).send(null);
    },
  });
};

export const registerConnectorRoutes = (app: Application, context: ServerContext): void => {
  registerForConnectors(app, context);

  app.route({
    method: "GET",
    url,
    config: { access: { audience: "user", permission: "connectors.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: connectorQuery, response: { 200: pageOf(connectorView) } },
    handler: (request) => connectors.listConnectors(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url,
    config: { access: { audience: "user", permission: "connectors.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Make a connector, with the code that enrols it once",
      body: connectorCreate,
      response: { 201: connectorCreated },
    },
    handler: async (request, reply) =>
      reply.status(201).send(await connectors.createConnector(context, actorOf(request), request.body)),
  });

  app.route({
    method: "POST",
    url: `${url}/:connectorId/revocation`,
    config: { access: { audience: "user", permission: "connectors.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "End a connector for good",
      params: z.object({ connectorId: identifier }),
      response: { 200: connectorView },
    },
    handler: (request) => connectors.revokeConnector(context, actorOf(request), request.params.connectorId),
  });
};
