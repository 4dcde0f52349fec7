import { identifier, listQuery, pageOf, registrationView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as registrations from "./service.ts";

const tags = ["Registrations"];

export const registerRegistrationRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/registrations",
    config: { access: { audience: "user", permission: "deployments.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(registrationView) } },
    handler: (request) => registrations.listRegistrations(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/registrations/:registrationId/recheck",
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Check again",
      params: z.object({ registrationId: identifier }),
      response: { 200: registrationView },
    },
    handler: (request) => registrations.recheckRegistration(context, actorOf(request), request.params.registrationId),
  });
};
