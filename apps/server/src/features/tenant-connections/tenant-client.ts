import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import {
  type ClientCredential,
  type CloudEndpoints,
  createGraphClient,
  createRequestBudget,
  createTokenSource,
  type GraphClient,
  type GraphTiming,
  type RequestBudget,
  type TokenSource,
} from "@windlass/autopilot";
import type { ServerContext } from "../../context.ts";
import type { Connection } from "../../database/connection.ts";
import { findCredential } from "./credential-repository.ts";
import { type CredentialPlace, openCredential } from "./credentials.ts";
import { endpointsOf } from "./endpoints.ts";
import type { TenantConnectionRow } from "./repository.ts";

/** What it takes to sign in as an organisation's app. */
export interface SignIn {
  readonly tenantId: string;
  readonly clientId: string;
  readonly credential: ClientCredential;
  readonly endpoints: CloudEndpoints;
}

/** What it takes to speak to an organisation's tenant. */
export interface TenantAccess extends SignIn {
  /** Names the credential: another one has another id. */
  readonly credentialId: string;
  /** Its id at the app registration, where it is known. */
  readonly keyId: string | null;
  /** When the credential ends, as far as it is known here. */
  readonly endsAt: Date | null;
}

export interface TenantClient {
  readonly tokens: TokenSource;
  readonly graph: GraphClient;
}

/** @throws tenant.cloud-not-available */
export const signInOf = (context: ServerContext, row: TenantConnectionRow, credential: ClientCredential): SignIn => ({
  tenantId: row.tenant_id,
  clientId: row.client_id,
  credential,
  endpoints: endpointsOf(context, row.cloud),
});

/** @returns null where the connection has no such credential. @throws tenant.cloud-not-available */
export const openAccess = async (
  context: ServerContext,
  connection: Connection,
  row: TenantConnectionRow,
  place: CredentialPlace = "current",
): Promise<TenantAccess | null> => {
  const stored = await findCredential(connection, row.organisation_id, place);
  if (!stored) return null;
  const credential = await openCredential(context, connection, stored);
  return {
    ...signInOf(context, row, credential),
    credentialId: stored.id,
    keyId: stored.key_id,
    endsAt: stored.ends_at,
  };
};

export const tokenSourceOf = (access: SignIn): TokenSource => createTokenSource({ ...access, fetch });

/** How long a client holds on; a person waits for a check, nobody waits for a worker. */
export type Patience = "person-waits" | "background";

const limits = {
  "person-waits": { attempts: 2, timeoutMilliseconds: 15_000, longestWaitMilliseconds: 3000 },
  background: { attempts: 5, timeoutMilliseconds: 60_000, longestWaitMilliseconds: 90_000 },
} as const satisfies Record<Patience, object>;

/** @param signal calls off waits, for a server that stops */
export const timingOf = (context: ServerContext, signal?: AbortSignal): GraphTiming => ({
  now: () => context.clock().getTime(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds, undefined, signal ? { signal } : {});
  },
  random: Math.random,
});

/**
 * @param signal calls off waits, for a server that stops
 * @param tokens another source than the access's own credential
 * @param budget what else is sent as the same app to the same tenant keeps to it, too
 */
export const createTenantClient = (
  context: ServerContext,
  access: TenantAccess,
  patience: Patience,
  signal?: AbortSignal,
  tokens: TokenSource = tokenSourceOf(access),
  budget?: RequestBudget,
): TenantClient => {
  const timing = timingOf(context, signal);
  const graph = createGraphClient({
    endpoints: access.endpoints,
    tokens,
    fetch,
    timing,
    budget: budget ?? createRequestBudget(timing),
    newId: randomUUID,
    ...limits[patience],
  });
  return { tokens, graph };
};
