import { timingSafeEqual } from "node:crypto";
import { readProof, verifyProof } from "@windlass/content";
import { type DecidedName, identifier, proofHeaders, publicKey, WindlassError } from "@windlass/protocol";
import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import type { Application } from "../../http/application.ts";
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
    /** The body's bytes as they arrived; what a proof covers. */
    bodyBytes: Buffer | null;
    agentSession: AgentSession | null;
    agentDeployment: AgentDeployment | null;
  }
}

/** JSON bodies as Fastify parses them, with the bytes kept beside for the proof. */
const keepBodyBytes = (app: Application): void => {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, done) => {
    if (request.routeOptions.config.access?.audience === "agent") request.bodyBytes = body;
    // An empty body is no body: a PUT without one is told by its schema.
    if (body.length === 0) return done(null, undefined);
    return parse(request, body.toString("utf8"), done);
  });
};

const checkSignature = (request: FastifyRequest, key: string, now: Date): string => {
  const proof = readProof(request.headers);
  const signed = { method: request.method, path: request.url, ...(request.bodyBytes && { body: request.bodyBytes }) };
  verifyProof(signed, proof, key, now);
  return proof.nonce;
};

const keyInBody = (request: FastifyRequest): string => {
  const body = request.body as { publicKey?: unknown } | null | undefined;
  const key = publicKey.safeParse(body?.publicKey);
  if (!key.success) throw new WindlassError("agent.proof-missing");
  return key.data;
};

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
  app.decorateRequest("bodyBytes", null);
  app.decorateRequest("agentSession", null);
  app.decorateRequest("agentDeployment", null);
  keepBodyBytes(app);
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
