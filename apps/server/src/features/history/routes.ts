import { changeQuery, changeView, pageOf } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as history from "./service.ts";

export const registerHistoryRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/changes",
    config: { access: { audience: "user", permission: "history.read", organisationFrom: "caller" } },
    schema: {
      tags: ["History"],
      summary: "Who changed what, newest first; of one object with `objectId`",
      querystring: changeQuery,
      response: { 200: pageOf(changeView) },
    },
    handler: (request) => history.listChanges(context, actorOf(request), request.query),
  });
};
