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

export interface TenantConnectionChange {
  readonly tenantId: string;
  readonly clientId: string;
  readonly cloud: Cloud;
  readonly credential?: { readonly kind: "client-secret"; readonly value: string; readonly expiresOn: string | null };
}

/** Stores the connection; without `credential` the stored secret stays. */
export const saveTenantConnection = (organisationId: string, body: TenantConnectionChange) =>
  dataOf(client.PUT("/api/organisations/{organisationId}/tenant-connection", { ...path(organisationId), body }));

export const readinessQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["tenant-connections", "readiness", organisationId],
    queryFn: () => dataOf(client.GET("/api/organisations/{organisationId}/readiness-report", path(organisationId))),
  });

/** Runs the readiness check now; `buildId` adds the rows on that build's group and profile. */
export const checkReadiness = (organisationId: string, buildId?: string) =>
  dataOf(
    client.POST("/api/organisations/{organisationId}/readiness-checks", {
      ...path(organisationId),
      body: buildId ? { buildId } : {},
    }),
  );
