import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type CloudEndpoints,
  createGraphClient,
  createRequestBudget,
  createTokenSource,
  type GraphClient,
  type GraphTiming,
  microsoftClouds,
  type TokenSource,
} from "@windlass/autopilot";
import { type Cloud, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { openSecret } from "../secrets/service.ts";
import type { TenantConnectionRow } from "./repository.ts";

/** What it takes to speak to an organisation's tenant. */
export interface TenantAccess {
  readonly tenantId: string;
  readonly clientId: string;
  readonly secret: string;
  readonly endpoints: CloudEndpoints;
}

export interface TenantClient {
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
}

/**
 * The only places this server calls for a tenant: Microsoft's clouds, and a lab where it was started with one (security
 * rule 13).
 *
 * @throws tenant.cloud-not-available
 */
export const endpointsOf = (context: ServerContext, cloud: Cloud): CloudEndpoints => {
  if (cloud !== "lab") return microsoftClouds[cloud];
  const { labUrl } = context.configuration;
  if (labUrl === undefined) throw new WindlassError("tenant.cloud-not-available", { parameters: { cloud } });
  const url = labUrl.replace(/\/+$/u, "");
  return { authorityUrl: url, graphUrl: url };
};

/** @returns null where the connection has no secret. @throws tenant.cloud-not-available */
export const openAccess = async (
  context: ServerContext,
  connection: Connection,
  row: TenantConnectionRow,
): Promise<TenantAccess | null> => {
  if (row.secret_id === null) return null;
  const secret = await openSecret(context, connection, row.secret_id);
  return { tenantId: row.tenant_id, clientId: row.client_id, secret, endpoints: endpointsOf(context, row.cloud) };
};

/** How long a client holds on; a person waits for a check, nobody waits for a worker. */
export type Patience = "person-waits" | "background";

const limits = {
  "person-waits": { attempts: 2, timeoutMilliseconds: 15_000, longestWaitMilliseconds: 3000 },
  background: { attempts: 5, timeoutMilliseconds: 60_000, longestWaitMilliseconds: 90_000 },
} as const satisfies Record<Patience, object>;

/** @param signal calls off waits, for a server that stops */
export const createTenantClient = (
  context: ServerContext,
  access: TenantAccess,
  patience: Patience,
  signal?: AbortSignal,
): TenantClient => {
  const timing: GraphTiming = {
    now: () => context.clock().getTime(),
    sleep: async (milliseconds) => {
      await sleep(milliseconds, undefined, signal ? { signal } : {});
    },
    random: Math.random,
  };
  const tokens = createTokenSource({
    endpoints: access.endpoints,
    tenantId: access.tenantId,
    clientId: access.clientId,
    credential: { kind: "client-secret", value: access.secret },
    fetch,
  });
  const graph = createGraphClient({
    endpoints: access.endpoints,
    tokens,
    fetch,
    timing,
    budget: createRequestBudget(timing),
    newId: randomUUID,
    ...limits[patience],
  });
  return { tokens, graph };
};
