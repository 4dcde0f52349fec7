import {
  corporateIdentifierDeletion,
  corporateIdentifierDeletionAnswer,
  corporateIdentifierView,
  identifier,
  listQuery,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { deleteIdentifiers } from "./deletion.ts";
import { listIdentifiers, recheckIdentifier } from "./service.ts";

const tags = ["Corporate identifiers"];

export const registerCorporateIdentifierRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/corporate-identifiers",
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(corporateIdentifierView) } },
    handler: (request) => listIdentifiers(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/corporate-identifiers/delete",
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Take devices off Intune's list of corporate ones; those that are enrolled stay so",
      body: corporateIdentifierDeletion,
      response: { 200: corporateIdentifierDeletionAnswer },
    },
    handler: (request) => deleteIdentifiers(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/corporate-identifiers/:corporateIdentifierId/recheck",
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Import again",
      params: z.object({ corporateIdentifierId: identifier }),
      response: { 200: corporateIdentifierView },
    },
    handler: (request) => recheckIdentifier(context, actorOf(request), request.params.corporateIdentifierId),
  });
};
