import {
  certificateRequest,
  credentialReplacement,
  identifier,
  rotationChange,
  tenantConnectionView,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import { actorOf } from "../../http/access.ts";
import type { Application } from "../../http/application.ts";
import * as replacement from "./replacement.ts";
import * as rotation from "./rotation.ts";

const tags = ["Tenant connections"];
const params = z.object({ organisationId: identifier });
const config = {
  access: { audience: "user", permission: "tenant-connections.write", organisationFrom: "object" },
} as const;
const response = { 200: tenantConnectionView };
const base = "/api/organisations/:organisationId/tenant-connection";

/** Changing the credential of a connection without interrupting its work. */
export const registerCredentialRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: `${base}/credential-replacements`,
    config,
    schema: { tags, summary: "Replace the credential", params, body: credentialReplacement, response },
    handler: (request) =>
      replacement.replaceCredential(context, actorOf(request), request.params.organisationId, request.body.credential),
  });

  app.route({
    method: "POST",
    url: `${base}/certificates`,
    config,
    schema: { tags, summary: "Make a certificate", params, body: certificateRequest, response },
    handler: (request) =>
      replacement.prepareCertificate(context, actorOf(request), request.params.organisationId, request.body.days),
  });

  app.route({
    method: "POST",
    url: `${base}/next-credential/verification`,
    config,
    schema: { tags, summary: "Verify the waiting credential and use it", params, response },
    handler: (request) => replacement.verifyNextCredential(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "DELETE",
    url: `${base}/next-credential`,
    config,
    schema: { tags, summary: "Discard the waiting credential", params, response },
    handler: (request) => replacement.discardNextCredential(context, actorOf(request), request.params.organisationId),
  });

  app.route({
    method: "PUT",
    url: `${base}/rotation`,
    config,
    schema: { tags, summary: "Switch automatic rotation", params, body: rotationChange, response },
    handler: (request) =>
      rotation.setRotation(context, actorOf(request), request.params.organisationId, request.body.settings),
  });

  app.route({
    method: "POST",
    url: `${base}/rotations`,
    config,
    schema: { tags, summary: "Rotate the credential now", params, response },
    handler: (request) => rotation.rotateNow(context, actorOf(request), request.params.organisationId),
  });
};
