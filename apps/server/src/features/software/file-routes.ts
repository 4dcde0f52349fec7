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
    method: "GET",
    url: "/api/software-packages/:packageId/files",
    config: { access: { audience: "user", permission: "software.read", organisationFrom: "object" } },
    schema: { tags, summary: "The bytes of a file", params, querystring: packageFileQuery },
    handler: async (request, reply) => {
      const { packageId } = request.params;
      const { sizeBytes, bytes } = await files.openFile(context, actorOf(request), packageId, request.query.path);
      return (
        reply
          .header("content-type", "application/octet-stream")
          .header("content-length", sizeBytes)
          .header("content-disposition", "attachment")
          // Whatever it is, a browser only keeps it.
          .header("content-security-policy", "sandbox")
          .send(bytes)
      );
    },
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
