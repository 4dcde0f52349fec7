import { queryOptions } from "@tanstack/react-query";
import type { ReplacementPreviewRequest, ReplacementRequest } from "@windlass/protocol";
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

/** Starts importing a finished upload, or the parts of a split set. */
export const importOperatingSystem = (organisationId: string, uploadId: string, furtherUploadIds: string[] = []) =>
  dataOf(client.POST("/api/operating-systems", { body: { organisationId, uploadId, furtherUploadIds } }));

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

/** All of them, or none. */
export const deleteOperatingSystems = (ids: string[]) =>
  dataOf(client.POST("/api/operating-systems/deletions", { body: { ids } }));

/** Where the XML that an image file describes itself with is downloaded. */
export const imageXmlAddress = (operatingSystemId: string): string => `/api/operating-systems/${operatingSystemId}/xml`;

/** What replacing media would change in builds. Asked anew each time: the builds may have changed. */
export const replacementPreviewQuery = (media: Omit<ReplacementPreviewRequest, "buildIds">) =>
  queryOptions({
    queryKey: ["operating-systems", "replacement", media],
    queryFn: () => dataOf(client.POST("/api/operating-system-replacements/preview", { body: media })),
    staleTime: 0,
    gcTime: 0,
  });

/** Replaces media in the builds as previewed, in all of them or in none. */
export const replaceOperatingSystems = (request: ReplacementRequest) =>
  dataOf(client.POST("/api/operating-system-replacements", { body: request }));
