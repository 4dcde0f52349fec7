import { corporateIdentifierView, identifier } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { recheckIdentifier } from "./service.ts";

export const registerCorporateIdentifierRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/api/corporate-identifiers/:corporateIdentifierId/recheck",
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: {
      tags: ["Corporate identifiers"],
      summary: "Import again",
      params: z.object({ corporateIdentifierId: identifier }),
      response: { 200: corporateIdentifierView },
    },
    handler: (request) => recheckIdentifier(context, actorOf(request), request.params.corporateIdentifierId),
  });
};
