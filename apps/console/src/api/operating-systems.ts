import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

export const operatingSystemsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["operating-systems", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/operating-systems", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

export const operatingSystemImportsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["operating-systems", "imports", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/operating-system-imports", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

/** Starts importing a finished upload. */
export const importOperatingSystem = (organisationId: string, uploadId: string) =>
  dataOf(client.POST("/api/operating-systems", { body: { organisationId, uploadId } }));

/** Takes an ended import off the list. */
export const dismissImport = (importId: string) =>
  dataOf(client.DELETE("/api/operating-system-imports/{importId}", { params: { path: { importId } } }));

export const renameOperatingSystem = (operatingSystemId: string, name: string) =>
  dataOf(
    client.PATCH("/api/operating-systems/{operatingSystemId}", {
      params: { path: { operatingSystemId } },
      body: { name },
    }),
  );

export const deleteOperatingSystem = (operatingSystemId: string) =>
  dataOf(client.DELETE("/api/operating-systems/{operatingSystemId}", { params: { path: { operatingSystemId } } }));
