import {
  identifier,
  offeredOfflineProfiles,
  readinessAnswer,
  readinessCheckRequest,
  readinessReport,
  readinessReportQuery,
  tenantConnectionAnswer,
  tenantConnectionInput,
  tenantConnectionView,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { checkReadiness } from "./check.ts";
import { listOfferedProfiles } from "./offered-profiles.ts";
import { saveConnection } from "./saving.ts";
import * as connections from "./service.ts";

const tags = ["Tenant connections"];
const params = z.object({ organisationId: identifier });
const reading = {
  access: { audience: "user", permission: "tenant-connections.read", organisationFrom: "object" },
} as const;
const writing = {
  access: { audience: "user", permission: "tenant-connections.write", organisationFrom: "object" },
} as const;

export const registerTenantConnectionRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/organisations/:organisationId/tenant-connection",
    config: reading,
    schema: { tags, summary: "Read", params, response: { 200: tenantConnectionAnswer } },
    handler: (request) => connections.readConnection(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "GET",
    url: "/api/organisations/:organisationId/offered-offline-profiles",
    config: reading,
    schema: {
      tags,
      summary: "Deployment profiles of the tenant as offline profiles",
      params,
      response: { 200: offeredOfflineProfiles },
    },
    handler: (request) => listOfferedProfiles(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "PUT",
    url: "/api/organisations/:organisationId/tenant-connection",
    config: writing,
    schema: { tags, summary: "Write", params, body: tenantConnectionInput, response: { 200: tenantConnectionView } },
    handler: (request) => saveConnection(context, actorOf(request), request.params.organisationId, request.body),
  });

  app.route({
    method: "POST",
    url: "/api/organisations/:organisationId/readiness-checks",
    config: writing,
    schema: { tags, summary: "Check now", params, body: readinessCheckRequest, response: { 200: readinessReport } },
    handler: (request) => checkReadiness(context, actorOf(request), request.params.organisationId, request.body),
  });

  app.route({
    method: "GET",
    url: "/api/organisations/:organisationId/readiness-report",
    config: reading,
    schema: {
      tags,
      summary: "Newest readiness report",
      params,
      querystring: readinessReportQuery,
      response: { 200: readinessAnswer },
    },
    handler: (request) =>
      connections.readReport(context, actorOf(request), request.params.organisationId, request.query.buildId),
  });
};
