import {
  assetCreate,
  assetExportQuery,
  assetFileQuery,
  assetImportReport,
  assetUpdate,
  assetView,
  identifier,
  listQuery,
  pageOf,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import { type Application, empty } from "../../http/application.ts";
import { importAssets, previewImport } from "./importing.ts";
import * as assets from "./service.ts";

const tags = ["Asset list"];
const params = z.object({ assetId: identifier });
const url = "/api/assets";

/** A file's contents are judged, not what the browser calls them. */
const contentType = "application/octet-stream";

/** Twenty thousand rows of two hundred bytes, in UTF-16. */
const mostBytes = 8 * 1024 * 1024;

const bytesOf = (body: unknown): Buffer => {
  if (!Buffer.isBuffer(body)) throw new WindlassError("request.unsupported-media-type");
  return body;
};

const registerFiles = (application: Application, context: ServerContext): void => {
  const config = { access: { audience: "user", permission: "devices.write", organisationFrom: "query" } } as const;
  application.register(async (scope) => {
    const app = scope as Application;
    app.addContentTypeParser(contentType, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.route({
      method: "POST",
      url: `${url}/preview`,
      bodyLimit: mostBytes,
      config,
      schema: {
        tags,
        summary: "What importing a CSV file (application/octet-stream) would do; nothing is kept",
        querystring: assetFileQuery,
        response: { 200: assetImportReport },
      },
      handler: (request) =>
        previewImport(context, actorOf(request), { ...request.query, bytes: bytesOf(request.body) }),
    });
    app.route({
      method: "POST",
      url: `${url}/import`,
      bodyLimit: mostBytes,
      config,
      schema: {
        tags,
        summary: "Take a CSV file (application/octet-stream) into the list; refused rows are left out",
        querystring: assetFileQuery,
        response: { 200: assetImportReport },
      },
      handler: (request) => importAssets(context, actorOf(request), { ...request.query, bytes: bytesOf(request.body) }),
    });
  });
};

export const registerAssetRoutes = (app: Application, context: ServerContext): void => {
  registerFiles(app, context);

  app.route({
    method: "GET",
    url,
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: listQuery, response: { 200: pageOf(assetView) } },
    handler: (request) => assets.listAssets(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url,
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "body" } },
    schema: { tags, summary: "Add a device", body: assetCreate, response: { 201: assetView } },
    handler: async (request, reply) =>
      reply.status(201).send(await assets.createAsset(context, actorOf(request), request.body)),
  });

  app.route({
    method: "PUT",
    url: `${url}/:assetId`,
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: { tags, summary: "Change", params, body: assetUpdate, response: { 200: assetView } },
    handler: (request) => assets.changeAsset(context, actorOf(request), request.params.assetId, request.body),
  });

  app.route({
    method: "DELETE",
    url: `${url}/:assetId`,
    config: { access: { audience: "user", permission: "devices.write", organisationFrom: "object" } },
    schema: { tags, summary: "Take off the list", params, response: { 204: empty } },
    handler: async (request, reply) => {
      await assets.deleteAsset(context, actorOf(request), request.params.assetId);
      return reply.status(204).send(null);
    },
  });

  app.route({
    method: "GET",
    url: "/api/asset-export",
    config: { access: { audience: "user", permission: "devices.read", organisationFrom: "query" } },
    schema: { tags, summary: "The list as CSV", querystring: assetExportQuery },
    handler: async (request, reply) =>
      reply
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", 'attachment; filename="assets.csv"')
        .header("cache-control", "no-store")
        .send(await assets.exportAssets(context, actorOf(request), request.query.organisationId)),
  });
};
