import { queryOptions } from "@tanstack/react-query";
import type { PackageChoice } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (deviceId: string) => ({ params: { path: { deviceId } } });

export const devicesQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["devices", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) => dataOf(client.GET("/api/devices", { params: { query: { ...page, ...scopeQuery(scope) } } }))),
  });

export const deviceQuery = (deviceId: string) =>
  queryOptions({
    queryKey: ["devices", "object", deviceId],
    queryFn: () => dataOf(client.GET("/api/devices/{deviceId}", path(deviceId))),
  });

/** What drivers a device would get from the library as it is; `osBuild` null: of the newest Windows there. */
export const deviceDriversQuery = (deviceId: string, osBuild: number | null) =>
  queryOptions({
    queryKey: ["drivers", "of-device", deviceId, osBuild ?? "newest"],
    queryFn: () =>
      dataOf(
        client.GET("/api/devices/{deviceId}/drivers", {
          params: { path: { deviceId }, query: osBuild === null ? {} : { osBuild } },
        }),
      ),
  });

/** An advance approval: what the next start of a device deploys, once. */
export interface Prestaging {
  readonly prestagedBuildId: string;
  /** Null: as the build says. */
  readonly prestagedName: string | null;
  readonly prestagedPackages: PackageChoice[];
}

/** Approves the next start of the device with this serial number for a build, once. */
export const prestageDevice = (organisationId: string, serialNumber: string, prestaging: Prestaging) =>
  dataOf(client.POST("/api/devices", { body: { organisationId, serialNumber, ...prestaging } }));

/** @param prestaging null: it is taken back */
export const updatePrestaging = (deviceId: string, prestaging: Prestaging | null) =>
  dataOf(
    client.PATCH("/api/devices/{deviceId}", { ...path(deviceId), body: prestaging ?? { prestagedBuildId: null } }),
  );

export const registrationsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["registrations", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/registrations", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

/** Starts a failed registration anew. */
export const recheckRegistration = (registrationId: string) =>
  dataOf(client.POST("/api/registrations/{registrationId}/recheck", { params: { path: { registrationId } } }));

/** Imports a device's corporate identifier anew. */
export const recheckCorporateIdentifier = (corporateIdentifierId: string) =>
  dataOf(
    client.POST("/api/corporate-identifiers/{corporateIdentifierId}/recheck", {
      params: { path: { corporateIdentifierId } },
    }),
  );

/** Devices that were made corporate ones in Intune, newest first. */
export const corporateIdentifiersQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["registrations", "corporate-identifiers", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/corporate-identifiers", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

/** Has devices of one organisation taken off Intune's list of corporate ones. */
export const deleteCorporateIdentifiers = (organisationId: string, ids: string[]) =>
  dataOf(client.POST("/api/corporate-identifiers/delete", { body: { organisationId, ids } }));
