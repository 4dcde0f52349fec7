import { dashboardQuery, dashboardView, installationView } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { readInstallation } from "./installation.ts";
import { readDashboard } from "./service.ts";

export const registerDashboardRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/dashboard",
    config: { access: { audience: "user", permission: "organisations.read", organisationFrom: "query" } },
    schema: {
      tags: ["Dashboard"],
      summary: "Numbers of the first page",
      querystring: dashboardQuery,
      response: { 200: dashboardView },
    },
    handler: (request) => readDashboard(context, actorOf(request), request.query.organisationId),
  });

  app.route({
    method: "GET",
    url: "/api/installation",
    config: { access: { audience: "user", permission: "organisations.read", organisationFrom: "caller" } },
    schema: {
      tags: ["Dashboard"],
      summary: "Versions of what runs here, and how much each organisation is used",
      response: { 200: installationView },
    },
    handler: (request) => readInstallation(context, actorOf(request)),
  });
};
