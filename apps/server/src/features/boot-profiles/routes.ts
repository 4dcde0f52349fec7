import { bootMedium, bootProfileView, identifier, listQuery, pageOf } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as bootProfiles from "./service.ts";

const tags = ["Boot profiles"];

export const registerBootProfileRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/boot-profiles",
    config: { access: { audience: "user", permission: "boot-profiles.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(bootProfileView) } },
    handler: (request) => bootProfiles.listBootProfiles(context, actorOf(request), request.query),
  });

  app.route({
    method: "GET",
    url: "/api/boot-profiles/:bootProfileId/boot-medium",
    config: { access: { audience: "user", permission: "boot-profiles.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "The public file that boot media of this profile carry",
      params: z.object({ bootProfileId: identifier }),
      response: { 200: bootMedium },
    },
    handler: (request) => bootProfiles.makeBootMedium(context, actorOf(request), request.params.bootProfileId),
  });
};
