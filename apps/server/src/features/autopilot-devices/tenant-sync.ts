import { GraphRefused, readTenantSync, requestTenantSync, tenantSyncAllowedAt } from "@windlass/autopilot";
import { type TenantSyncView, WindlassError } from "@windlass/protocol";
import type { ServerContext } from "../../context.ts";
import { optionalInstantOf } from "../../database/rows.ts";
import { loadOrganisation } from "../organisations/service.ts";
import { type Actor, scopeOf } from "../people/actor.ts";
import { openTenantClient } from "../tenant-connections/person-access.ts";
import type { TenantClient } from "../tenant-connections/tenant-client.ts";
import { mayRead, mayWrite } from "./policy.ts";

const clientFor = (
  context: ServerContext,
  actor: Actor,
  organisationId: string,
  authorise: typeof mayRead,
): Promise<TenantClient | null> =>
  context.database.within(scopeOf(actor), async (connection) => {
    await loadOrganisation(connection, actor, organisationId);
    authorise(actor, organisationId);
    return openTenantClient(context, connection, organisationId);
  });

const tell = async <Result>(action: string, permission: string, work: Promise<Result>): Promise<Result> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof GraphRefused && error.status === 403) {
      throw new WindlassError("autopilot-device.permission-missing", { parameters: { action, permission } });
    }
    if (error instanceof WindlassError) throw error;
    const what = error instanceof Error ? error.message : String(error);
    const parameters = { serialNumber: "the tenant's synchronisation", what };
    throw new WindlassError("autopilot-device.unreachable", { parameters, cause: error });
  }
};

const read = async (context: ServerContext, { graph }: TenantClient): Promise<TenantSyncView> => {
  const sync = await tell(
    "read Intune's synchronisation",
    "DeviceManagementServiceConfig.Read.All",
    readTenantSync(graph),
  );
  const { state, lastSyncAt, lastRequestedAt } = sync;
  return {
    state,
    lastSyncAt,
    lastRequestedAt,
    allowedAt: optionalInstantOf(tenantSyncAllowedAt(sync, context.clock())),
  };
};

/** Where Intune stands with its own synchronisation; asks the tenant. */
export const readTenantSynchronisation = async (context: ServerContext, actor: Actor, organisationId: string) => {
  const client = await clientFor(context, actor, organisationId, mayRead);
  return { sync: client && (await read(context, client)) };
};

/**
 * Has Intune synchronise with the Autopilot service.
 *
 * @throws autopilot-device.sync-running, autopilot-device.sync-too-soon, tenant.not-connected
 */
export const startTenantSynchronisation = async (context: ServerContext, actor: Actor, organisationId: string) => {
  const client = await clientFor(context, actor, organisationId, mayWrite);
  if (!client) throw new WindlassError("tenant.not-connected");
  const permission = "DeviceManagementServiceConfig.ReadWrite.All";
  const answer = await tell("synchronise Intune", permission, requestTenantSync(client.graph));
  if (answer.kind === "running") throw new WindlassError("autopilot-device.sync-running");
  if (answer.kind === "too-soon") {
    const minutes = Math.max(1, Math.ceil((answer.allowedAt.getTime() - context.clock().getTime()) / 60_000));
    throw new WindlassError("autopilot-device.sync-too-soon", { parameters: { minutes } });
  }
  return read(context, client);
};
