import {
  identifier,
  tenantSetUpAdoptInput,
  tenantSetUpAnswer,
  tenantSetUpProceedInput,
  tenantSetUpScript,
  tenantSetUpScriptInput,
  tenantSetUpStartInput,
  tenantSetUpView,
  tenantSetUpWishInput,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { adoptScript, writeScript } from "./scripts.ts";
import * as setUps from "./service.ts";

const tags = ["Set up for me"];
const params = z.object({ organisationId: identifier });
const url = "/api/organisations/:organisationId/set-up";
const reading = {
  access: { audience: "user", permission: "tenant-connections.read", organisationFrom: "object" },
} as const;
const writing = {
  access: { audience: "user", permission: "tenant-connections.write", organisationFrom: "object" },
} as const;
const response = { 200: tenantSetUpView };

export const registerTenantSetUpRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url,
    config: reading,
    schema: { tags, summary: "Read", params, response: { 200: tenantSetUpAnswer } },
    handler: (request) => setUps.readSetUp(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "PUT",
    url,
    config: writing,
    schema: { tags, summary: "Keep the choices", params, body: tenantSetUpWishInput, response },
    handler: (request) => setUps.saveWish(context, actorOf(request), request.params.organisationId, request.body.wish),
  });

  app.route({
    method: "POST",
    url: `${url}/proceed`,
    config: writing,
    schema: { tags, summary: "Plan, go on or undo; signs in first", params, body: tenantSetUpProceedInput, response },
    handler: (request) =>
      setUps.proceed(context, actorOf(request), request.params.organisationId, request.body.purpose),
  });

  app.route({
    method: "POST",
    url: `${url}/start`,
    config: writing,
    schema: { tags, summary: "Do what the plan says", params, body: tenantSetUpStartInput, response },
    handler: (request) =>
      setUps.startSetUp(context, actorOf(request), request.params.organisationId, request.body.revision),
  });

  app.route({
    method: "POST",
    url: `${url}/cancel`,
    config: writing,
    schema: { tags, summary: "Stop", params, response },
    handler: (request) => setUps.cancelSetUp(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "POST",
    url: `${url}/script`,
    config: writing,
    schema: {
      tags,
      summary: "The same as a script",
      params,
      body: tenantSetUpScriptInput,
      response: { 200: tenantSetUpScript },
    },
    handler: (request) => writeScript(context, actorOf(request), request.params.organisationId, request.body.kind),
  });

  app.route({
    method: "POST",
    url: `${url}/adopt`,
    config: writing,
    schema: { tags, summary: "Take in what the script made", params, body: tenantSetUpAdoptInput, response },
    handler: (request) => adoptScript(context, actorOf(request), request.params.organisationId, request.body),
  });
};
