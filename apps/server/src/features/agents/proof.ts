import { timingSafeEqual } from "node:crypto";
import { type DecidedName, identifier, proofHeaders, WindlassError } from "@windlass/protocol";
import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import type { Application } from "../../http/application.ts";
import { checkSignature, keyInBody } from "../../http/proof.ts";
import { tokenDigest } from "../../security/tokens.ts";
import { findGrant } from "../deployments/grants.ts";
import * as sessions from "./repository.ts";

/** The session whose key signed a request. */
export interface AgentSession {
  readonly id: string;
  readonly organisationId: string;
}

/** The deployment a request's token belongs to. */
export interface AgentDeployment {
  readonly id: string;
  readonly organisationId: string;
  readonly sessionId: string;
  readonly deviceId: string;
  readonly buildId: string;
  readonly publicationId: string;
  /** Null: of an older version, whose devices named themselves. */
  readonly decidedName: DecidedName | null;
}

declare module "fastify" {
  interface FastifyRequest {
    agentSession: AgentSession | null;
    agentDeployment: AgentDeployment | null;
  }
}

const proveSession = async (context: ServerContext, request: FastifyRequest): Promise<AgentSession> => {
  const id = identifier.safeParse(request.headers[proofHeaders.session]);
  if (!id.success) throw new WindlassError("agent.proof-missing");
  const now = context.clock();
  const session = await context.database.within(wholeInstallation, (connection) =>
    sessions.findSession(connection, id.data),
  );
  // A session nobody knows and one signed by another key look the same from outside.
  if (!session) throw new WindlassError("agent.proof-invalid", { parameters: { what: "it was made by another key" } });
  const nonce = checkSignature(request, session.public_key, now);
  const isNew = await context.database.within(wholeInstallation, (connection) =>
    sessions.rememberProof(connection, session.id, nonce, now),
  );
  if (!isNew) throw new WindlassError("agent.proof-replayed");
  return { id: session.id, organisationId: session.organisation_id };
};

const bearerOf = (request: FastifyRequest): string => {
  const match = /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? "");
  if (!match?.[1]) throw new WindlassError("agent.token-invalid");
  return match[1];
};

/** A token opens only the deployment of the session that signed the request (security rule 2). */
const proveDeployment = async (
  context: ServerContext,
  request: FastifyRequest,
  session: AgentSession,
): Promise<AgentDeployment> => {
  const digest = tokenDigest(bearerOf(request));
  const grant = await findGrant(context, session.id);
  if (!grant) throw new WindlassError("agent.token-invalid");
  if (grant.state !== "running") throw new WindlassError("agent.deployment-finished");
  if (!grant.tokenSha256 || !grant.tokenExpiresAt || !timingSafeEqual(grant.tokenSha256, digest))
    throw new WindlassError("agent.token-invalid");
  if (grant.tokenExpiresAt <= context.clock()) throw new WindlassError("agent.token-expired");
  return { ...grant, sessionId: session.id };
};

/** Before a message from a device is even looked at, it must be signed by the key it is said to come from. */
export const requireProofs = (app: Application, context: ServerContext): void => {
  app.decorateRequest("agentSession", null);
  app.decorateRequest("agentDeployment", null);
  app.addHook("preValidation", async (request) => {
    const access = request.routeOptions.config.access;
    if (access?.audience !== "agent") return;
    if (access.needs === "key-in-body") {
      checkSignature(request, keyInBody(request), context.clock());
      return;
    }
    request.agentSession = await proveSession(context, request);
    if (access.needs === "deployment")
      request.agentDeployment = await proveDeployment(context, request, request.agentSession);
  });
};

export const sessionOf = (request: FastifyRequest): AgentSession => {
  if (!request.agentSession) throw new WindlassError("agent.proof-missing");
  return request.agentSession;
};

export const deploymentOf = (request: FastifyRequest): AgentDeployment => {
  if (!request.agentDeployment) throw new WindlassError("agent.token-invalid");
  return request.agentDeployment;
};
