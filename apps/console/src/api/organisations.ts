import { queryOptions } from "@tanstack/react-query";
import type { Cloud } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";

export const organisationsQuery = queryOptions({
  queryKey: ["organisations", "list"],
  queryFn: () => everyItem((page) => dataOf(client.GET("/api/organisations", { params: { query: page } }))),
});

const path = (organisationId: string) => ({ params: { path: { organisationId } } });

export const organisationQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["organisations", "object", organisationId],
    queryFn: () => dataOf(client.GET("/api/organisations/{organisationId}", path(organisationId))),
  });

export const createOrganisation = (name: string) => dataOf(client.POST("/api/organisations", { body: { name } }));

export const renameOrganisation = (organisationId: string, name: string) =>
  dataOf(client.PATCH("/api/organisations/{organisationId}", { ...path(organisationId), body: { name } }));

export const tenantConnectionQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["tenant-connections", "object", organisationId],
    queryFn: () => dataOf(client.GET("/api/organisations/{organisationId}/tenant-connection", path(organisationId))),
  });

/** Deployment profiles of the tenant as offline profiles, asked anew each time. */
export const offeredProfilesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["offered-offline-profiles", organisationId],
    queryFn: () =>
      dataOf(client.GET("/api/organisations/{organisationId}/offered-offline-profiles", path(organisationId))),
    gcTime: 0,
    retry: false,
  });

export interface TenantConnectionChange {
  readonly tenantId: string;
  readonly clientId: string;
  readonly cloud: Cloud;
  readonly credential?: { readonly kind: "client-secret"; readonly value: string; readonly expiresOn: string | null };
  /** Stores it although nobody could be asked. */
  readonly untried?: boolean;
}

/** Stores the connection; without `credential` the stored secret stays. */
export const saveTenantConnection = (organisationId: string, body: TenantConnectionChange) =>
  dataOf(client.PUT("/api/organisations/{organisationId}/tenant-connection", { ...path(organisationId), body }));

/** The newest readiness report; `buildId` leaves out the rows of other builds. */
export const readinessQuery = (organisationId: string, buildId?: string) =>
  queryOptions({
    queryKey: ["tenant-connections", "readiness", organisationId, buildId ?? "all"],
    queryFn: () =>
      dataOf(
        client.GET("/api/organisations/{organisationId}/readiness-report", {
          params: { path: { organisationId }, query: buildId ? { buildId } : {} },
        }),
      ),
  });

/** What is checked: nothing given is the connection alone. */
export interface ReadinessCheckScope {
  readonly buildId?: string;
  readonly allBuilds?: boolean;
  readonly rowId?: string;
}

/** Runs the readiness check now: of the connection, a build, all builds, or of one row of the newest report alone. */
export const checkReadiness = (organisationId: string, body: ReadinessCheckScope) =>
  dataOf(client.POST("/api/organisations/{organisationId}/readiness-checks", { ...path(organisationId), body }));
