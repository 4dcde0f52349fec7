import {
  checkDecisionForAgent,
  computerAccountForAgent,
  corporateIdentifierForAgent,
  deploymentGrant,
  finishAnswer,
  finishRequest,
  identifier,
  openSessionRequest,
  registerRequest,
  registrationForAgent,
  reportEventsAnswer,
  reportEventsRequest,
  sealedMessage,
  sessionView,
  stepSecretsRequest,
  WindlassError,
} from "@windlass/protocol";
import { z } from "zod";
import type { ServerContext } from "../../context.ts";
import type { Application } from "../../http/application.ts";
import { accountForAgent } from "../connectors/accounts.ts";
import { checkDecisionOf } from "../deployments/check-decisions.ts";
import { finishDeployment, reportEvents } from "../deployments/service.ts";
import { importIdentifierOfDevice, readIdentifierOfDevice } from "./corporate-identifier.ts";
import { deploymentOf, sessionOf } from "./proof.ts";
import * as registration from "./registration.ts";
import * as sessions from "./sessions.ts";
import { giveStepSecrets } from "./step-secrets.ts";

const withKey = { access: { audience: "agent", needs: "key-in-body" } } as const;
const withSession = { access: { audience: "agent", needs: "session" } } as const;
const withToken = { access: { audience: "agent", needs: "deployment" } } as const;
const params = z.object({ sessionId: identifier });
/** Opening sessions costs an attacker nothing and a person's attention something. */
const fewAMinute = { ...withKey, rateLimit: { max: 120, timeWindow: "1 minute" } } as const;

/** The event that tells the plan carries every script of the build. */
const eventsBodyLimit = 8 * 1024 * 1024;

/** The session of the path is the one that signed. */
const ownSession = (signer: sessions.Signer, sessionId: string): sessions.Signer => {
  if (signer.id !== sessionId) throw new WindlassError("agent.session-unknown");
  return signer;
};

/** What devices speak: `/agent/v1`. See packages/protocol/src/agent. */
export const registerAgentRoutes = (app: Application, context: ServerContext): void => {
  app.route({
    method: "POST",
    url: "/agent/v1/sessions",
    config: fewAMinute,
    schema: { body: openSessionRequest, response: { 200: sessionView } },
    handler: (request) => sessions.openSession(context, request.body, request.ip),
  });

  app.route({
    method: "GET",
    url: "/agent/v1/sessions/:sessionId",
    config: withSession,
    schema: { params, response: { 200: sessionView } },
    handler: (request) => sessions.readSession(context, ownSession(sessionOf(request), request.params.sessionId)),
  });

  app.route({
    method: "POST",
    url: "/agent/v1/sessions/:sessionId/token",
    config: withSession,
    schema: { params, response: { 200: deploymentGrant } },
    handler: (request) => sessions.grantDeployment(context, ownSession(sessionOf(request), request.params.sessionId)),
  });

  app.route({
    method: "POST",
    url: "/agent/v1/events",
    config: withToken,
    bodyLimit: eventsBodyLimit,
    schema: { body: reportEventsRequest, response: { 200: reportEventsAnswer } },
    handler: async (request) => ({
      acknowledged: await reportEvents(context, deploymentOf(request), request.body.events),
    }),
  });

  app.route({
    method: "POST",
    url: "/agent/v1/registration",
    config: withToken,
    schema: { body: registerRequest, response: { 202: registrationForAgent } },
    handler: async (request, reply) =>
      reply.status(202).send(await registration.registerDevice(context, deploymentOf(request), request.body)),
  });

  app.route({
    method: "GET",
    url: "/agent/v1/registration",
    config: withToken,
    schema: { response: { 200: registrationForAgent } },
    handler: (request) => registration.readRegistration(context, deploymentOf(request)),
  });

  app.route({
    method: "POST",
    url: "/agent/v1/corporate-identifier",
    config: withToken,
    schema: { response: { 202: corporateIdentifierForAgent } },
    handler: async (request, reply) =>
      reply.status(202).send(await importIdentifierOfDevice(context, deploymentOf(request))),
  });

  app.route({
    method: "GET",
    url: "/agent/v1/corporate-identifier",
    config: withToken,
    schema: { response: { 200: corporateIdentifierForAgent } },
    handler: (request) => readIdentifierOfDevice(context, deploymentOf(request)),
  });

  app.route({
    method: "GET",
    url: "/agent/v1/check-decisions/:stepId",
    config: withToken,
    schema: { params: z.object({ stepId: z.string().max(80) }), response: { 200: checkDecisionForAgent } },
    handler: async (request) => ({
      decision: await checkDecisionOf(context, deploymentOf(request), request.params.stepId),
      pollAfterSeconds: Math.max(0.2, 3 / context.configuration.registrationPace),
    }),
  });

  app.route({
    method: "GET",
    url: "/agent/v1/computer-account",
    config: withToken,
    schema: { response: { 200: computerAccountForAgent } },
    handler: (request) => accountForAgent(context, deploymentOf(request)),
  });

  app.route({
    method: "POST",
    url: "/agent/v1/step-secrets",
    config: withToken,
    schema: { body: stepSecretsRequest, response: { 200: sealedMessage } },
    handler: (request) => giveStepSecrets(context, deploymentOf(request), request.body),
  });

  app.route({
    method: "POST",
    url: "/agent/v1/finish",
    config: withToken,
    schema: { body: finishRequest, response: { 200: finishAnswer } },
    handler: async (request) => {
      const deployment = deploymentOf(request);
      await finishDeployment(context, deployment, request.body);
      await sessions.endSession(context, deployment);
      return { finished: true as const };
    },
  });
};
