import {
  driverPackActionRequest,
  driverPackChange,
  driverPackEffects,
  driverPackQuery,
  driverPackReplacement,
  driverPackReplacementRequest,
  driverPackReplaceRequest,
  driverPackView,
  identifier,
  pageOf,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../../context.ts";
import { actorOf } from "../../../http/access.ts";
import type { Application } from "../../../http/application.ts";
import { previewReplacement, replacePack } from "./replacement.ts";
import * as packs from "./service.ts";

const tags = ["Driver packs"];
const params = z.object({ packId: identifier });

export const registerDriverPackRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "GET",
    url: "/api/driver-packs",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "caller" } },
    schema: { tags, summary: "List", querystring: driverPackQuery, response: { 200: pageOf(driverPackView) } },
    handler: (request) => packs.listPacks(context, actorOf(request), request.query),
  });

  app.route({
    method: "POST",
    url: "/api/driver-packs/actions",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Activate, deactivate or delete many with what they alone bring",
      body: driverPackActionRequest,
      response: { 200: driverPackEffects },
    },
    handler: (request) => packs.actOnPacks(context, actorOf(request), request.body.packIds, request.body.action),
  });

  app.route({
    method: "POST",
    url: "/api/driver-packs/actions/preview",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "What activating, deactivating or deleting them would do; changes nothing",
      body: driverPackActionRequest,
      response: { 200: driverPackEffects },
    },
    handler: (request) => packs.previewPackAction(context, actorOf(request), request.body.packIds, request.body.action),
  });

  app.route({
    method: "POST",
    url: "/api/driver-packs/replacements",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Use one in the place of another, with what people said of it and its drivers",
      body: driverPackReplaceRequest,
      response: { 200: driverPackReplacement },
    },
    handler: (request) => replacePack(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/driver-packs/replacements/preview",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Which drivers would become which others, and what goes over to them; changes nothing",
      body: driverPackReplacementRequest,
      response: { 200: driverPackReplacement },
    },
    handler: (request) => previewReplacement(context, actorOf(request), request.body),
  });

  app.route({
    method: "GET",
    url: "/api/driver-packs/:packId",
    config: { access: { audience: "user", permission: "drivers.read", organisationFrom: "object" } },
    schema: { tags, summary: "Read", params, response: { 200: driverPackView } },
    handler: (request) => packs.readPack(context, actorOf(request), request.params.packId),
  });

  app.route({
    method: "PUT",
    url: "/api/driver-packs/:packId",
    config: { access: { audience: "user", permission: "drivers.write", organisationFrom: "object" } },
    schema: {
      tags,
      summary: "Change what people say of it, which devices it is for, and whether it is used",
      params,
      body: driverPackChange,
      response: { 200: driverPackView },
    },
    handler: (request) => packs.changePack(context, actorOf(request), request.params.packId, request.body),
  });
};
