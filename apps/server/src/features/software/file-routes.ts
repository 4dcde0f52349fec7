import { identifier, packageFileCreate, packageFileQuery, softwarePackageView } from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as files from "./files-service.ts";

const tags = ["Software"];
const params = z.object({ packageId: identifier });

export const registerPackageFileRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/api/software-packages/:packageId/files",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Move a finished upload into the package",
      params,
      body: packageFileCreate,
      response: { 200: softwarePackageView },
    },
    handler: (request) => files.addPackageFile(context, actorOf(request), request.params.packageId, request.body),
  });

  app.route({
    method: "DELETE",
    url: "/api/software-packages/:packageId/files",
    config: { access: { audience: "user", permission: "software.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Take a file out of the package",
      params,
      querystring: packageFileQuery,
      response: { 200: softwarePackageView },
    },
    handler: (request) =>
      files.removePackageFile(context, actorOf(request), request.params.packageId, request.query.path),
  });
};
