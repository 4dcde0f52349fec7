import { identifier, organisationSettingsView, settingsUpdate, settingsView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as settings from "./service.ts";

const tags = ["Settings"];
const params = z.object({ organisationId: identifier });

export const registerSettingsRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/settings",
    config: { access: { audience: "user", permission: "settings.read", organisationFrom: "caller" } },
    schema: { tags, summary: "Read the tenant's", response: { 200: settingsView } },
    handler: (request) => settings.readTenantSettings(context, actorOf(request)),
  });

  app.route({
    method: "PUT",
    url: "/api/settings",
    config: { access: { audience: "user", permission: "settings.write", organisationFrom: "caller" } },
    schema: { tags, summary: "Replace the tenant's", body: settingsUpdate, response: { 200: settingsView } },
    handler: (request) => settings.updateTenantSettings(context, actorOf(request), request.body),
  });

  app.route({
    method: "GET",
    url: "/api/organisations/:organisationId/settings",
    config: { access: { audience: "user", permission: "settings.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read an organisation's", params, response: { 200: organisationSettingsView } },
    handler: (request) => settings.readOrganisationSettings(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "PUT",
    url: "/api/organisations/:organisationId/settings",
    config: { access: { audience: "user", permission: "settings.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Replace an organisation's",
      params,
      body: settingsUpdate,
      response: { 200: organisationSettingsView },
    },
    handler: (request) =>
      settings.updateOrganisationSettings(context, actorOf(request), request.params.organisationId, request.body),
  });
};
