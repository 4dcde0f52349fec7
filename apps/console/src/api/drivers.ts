import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { DriverBulkAction, DriverImportFile } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import type { paths } from "./schema.gen.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

/** What narrows the list; the database finds. */
export interface DriverFilter {
  readonly search?: string;
  readonly packId?: string;
  readonly class?: string;
  readonly provider?: string;
  readonly architecture?: "x64" | "arm64" | "x86";
  readonly active?: "yes" | "no";
  readonly availableToWindowsPe?: "yes" | "no";
  readonly missingFiles?: "yes" | "no";
}

export const driverPageSize = 50;

export const driversQuery = (scope: Scope, filter: DriverFilter, cursor: string | null) =>
  queryOptions({
    queryKey: ["drivers", "list", scopeKey(scope), JSON.stringify(filter), cursor ?? ""],
    queryFn: () => {
      const query = { ...scopeQuery(scope), ...filter, ...(cursor !== null && { cursor }), limit: driverPageSize };
      return dataOf(client.GET("/api/drivers", { params: { query } }));
    },
    placeholderData: keepPreviousData,
  });

export const driverSummaryQuery = (scope: Scope, filter: DriverFilter) =>
  queryOptions({
    queryKey: ["drivers", "summary", scopeKey(scope), JSON.stringify(filter)],
    queryFn: () =>
      dataOf(client.GET("/api/drivers/summary", { params: { query: { ...scopeQuery(scope), ...filter } } })),
    placeholderData: keepPreviousData,
  });

export const driverQuery = (driverId: string) =>
  queryOptions({
    queryKey: ["drivers", "object", driverId],
    queryFn: () => dataOf(client.GET("/api/drivers/{driverId}", { params: { path: { driverId } } })),
  });

type DriverRoute = paths["/api/drivers/{driverId}"];

/** A driver as it is loaded, and what is sent to change it. */
export type LoadedDriver = DriverRoute["get"]["responses"][200]["content"]["application/json"];
export type DriverBody = DriverRoute["put"]["requestBody"]["content"]["application/json"];

export const saveDriver = (driverId: string, body: DriverBody) =>
  dataOf(client.PUT("/api/drivers/{driverId}", { params: { path: { driverId } }, body }));

export const deleteDriver = (driverId: string) =>
  dataOf(client.DELETE("/api/drivers/{driverId}", { params: { path: { driverId } } }));

type ManyRequest = paths["/api/drivers/changes"]["post"]["requestBody"]["content"]["application/json"];

/** Which drivers: some by their ids, or all that a search finds. */
export type DriverChoice = Omit<ManyRequest, "change">;
/** What is changed of each of them. */
export type ManyChange = ManyRequest["change"];

export const actOnDrivers = (choice: DriverChoice, action: DriverBulkAction) =>
  dataOf(client.POST("/api/drivers/actions", { body: { ...choice, action } }));

export const previewDriverChange = (choice: DriverChoice, change: ManyChange) =>
  dataOf(client.POST("/api/drivers/changes/preview", { body: { ...choice, change } }));

export const changeDrivers = (choice: DriverChoice, change: ManyChange) =>
  dataOf(client.POST("/api/drivers/changes", { body: { ...choice, change } }));

/** The newest imports; older ones are of no use on the page. */
export const driverImportsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["driver-imports", "list", scopeKey(scope)],
    queryFn: () =>
      dataOf(client.GET("/api/driver-imports", { params: { query: { ...scopeQuery(scope), limit: 20 } } })),
  });

/** What became of the INF files of a pack; a report has at most so many rows on the screen. */
export const mostReported = 1000;

export const driverImportFilesQuery = (importId: string, outcome: DriverImportFile["outcome"] | null) =>
  queryOptions({
    queryKey: ["driver-imports", "files", importId, outcome ?? "all"],
    queryFn: () =>
      dataOf(
        client.GET("/api/driver-imports/{importId}/files", {
          params: { path: { importId }, query: { limit: mostReported, ...(outcome && { outcome }) } },
        }),
      ),
  });

/** Starts importing a finished upload. */
export const importDrivers = (organisationId: string, uploadId: string, shared: boolean) =>
  dataOf(client.POST("/api/driver-imports", { body: { organisationId, uploadId, shared } }));

/** Takes an import off the list; one that runs is given up. */
export const dismissDriverImport = (importId: string) =>
  dataOf(client.DELETE("/api/driver-imports/{importId}", { params: { path: { importId } } }));

type DriverMatchRequest = paths["/api/driver-matches"]["post"]["requestBody"]["content"]["application/json"];

/** What drivers a device with these identifiers would get; nothing is kept. */
export const matchDrivers = (body: DriverMatchRequest) => dataOf(client.POST("/api/driver-matches", { body }));
