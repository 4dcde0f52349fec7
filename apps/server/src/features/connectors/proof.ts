import { connectorHeader, identifier, WindlassError } from "@windlass/protocol";
import type { FastifyRequest } from "fastify";
import type { ServerContext } from "../../context.ts";
import { wholeInstallation } from "../../database/connection.ts";
import type { Application } from "../../http/application.ts";
import { checkSignature, keyInBody } from "../../http/proof.ts";
import * as connectors from "./repository.ts";

/** The connector whose key signed a request. */
export interface ProvenConnector {
  readonly id: string;
  readonly organisationId: string;
  readonly name: string;
  readonly domain: string;
  readonly lastSeenAt: Date | null;
}

declare module "fastify" {
  interface FastifyRequest {
    connector: ProvenConnector | null;
  }
}

const prove = async (context: ServerContext, request: FastifyRequest): Promise<ProvenConnector> => {
  const id = identifier.safeParse(request.headers[connectorHeader]);
  if (!id.success) throw new WindlassError("connector.unknown");
  const now = context.clock();
  const row = await context.database.within(wholeInstallation, (connection) =>
    connectors.findConnector(connection, id.data),
  );
  if (!row?.public_key) throw new WindlassError("connector.unknown");
  const nonce = checkSignature(request, row.public_key, now);
  const connector = {
    id: row.id,
    organisationId: row.organisation_id,
    name: row.name,
    domain: row.domain,
    lastSeenAt: row.last_seen_at,
  };
  const isNew = await context.database.within(wholeInstallation, (connection) =>
    connectors.rememberProof(connection, connector, nonce, now),
  );
  if (!isNew) throw new WindlassError("agent.proof-replayed");
  // Only who holds its key learns that it was revoked.
  if (row.revoked_at) throw new WindlassError("connector.revoked", { parameters: { name: row.name } });
  return connector;
};

/** Before a message from a connector is looked at, it must be signed by the key that was enrolled (security rule 2). */
export const requireConnectorProofs = (app: Application, context: ServerContext): void => {
  app.decorateRequest("connector", null);
  app.addHook("preValidation", async (request) => {
    const access = request.routeOptions.config.access;
    if (access?.audience !== "connector") return;
    if (access.needs === "key-in-body") checkSignature(request, keyInBody(request), context.clock());
    else request.connector = await prove(context, request);
  });
};

export const connectorOf = (request: FastifyRequest): ProvenConnector => {
  if (!request.connector) throw new WindlassError("connector.unknown");
  return request.connector;
};
