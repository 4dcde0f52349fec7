import { contentOverview, contentRun, unusedContentPage, unusedContentQuery } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as content from "./service.ts";

const tags = ["Content"];

export const registerContentRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/content",
    config: { access: { audience: "user", permission: "content.read", organisationFrom: "caller" } },
    schema: { tags, summary: "What is stored, and who uses it", response: { 200: contentOverview } },
    handler: (request) => content.readOverview(context, actorOf(request)),
  });

  app.route({
    method: "GET",
    url: "/api/content/unused",
    config: { access: { audience: "user", permission: "content.read", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "What nothing names and could be freed; frees nothing",
      querystring: unusedContentQuery,
      response: { 200: unusedContentPage },
    },
    handler: (request) => content.listUnused(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/content/runs",
    config: { access: { audience: "user", permission: "content.write", organisationFrom: "caller" } },
    schema: {
      tags,
      summary: "Clean up now: frees what nothing has named for the whole grace period",
      response: { 202: contentRun },
    },
    handler: async (request, reply) => reply.status(202).send(await content.beginRun(context, actorOf(request))),
  });
};
