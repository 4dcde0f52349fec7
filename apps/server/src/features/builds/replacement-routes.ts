import {
  packageReplacementPreview,
  packageReplacementPreviewRequest,
  packageReplacementRequest,
  replacementPreview,
  replacementPreviewRequest,
  replacementRequest,
} from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import { previewPackageReplacement, replacePackage } from "./package-replacements.ts";
import { previewReplacement, replaceOperatingSystems } from "./replacements.ts";

const tags = ["Builds"];

export const registerReplacementRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/api/operating-system-replacements/preview",
    config: { access: { audience: "user", permission: "builds.read", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Tell what replacing operating systems would change",
      body: replacementPreviewRequest,
      response: { 200: replacementPreview },
    },
    handler: (request) => previewReplacement(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/operating-system-replacements",
    config: { access: { audience: "user", permission: "builds.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Replace operating systems in builds",
      body: replacementRequest,
      response: { 200: replacementPreview },
    },
    handler: (request) => replaceOperatingSystems(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/software-package-replacements/preview",
    config: { access: { audience: "user", permission: "builds.read", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Tell what naming another package would change",
      body: packageReplacementPreviewRequest,
      response: { 200: packageReplacementPreview },
    },
    handler: (request) => previewPackageReplacement(context, actorOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/api/software-package-replacements",
    config: { access: { audience: "user", permission: "builds.write", organisationFrom: "body" } },
    schema: {
      tags,
      summary: "Name another package in builds",
      body: packageReplacementRequest,
      response: { 200: packageReplacementPreview },
    },
    handler: (request) => replacePackage(context, actorOf(request), request.body),
  });
};
