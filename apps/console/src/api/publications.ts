import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

export const publicationsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["publications", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/publications", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

/** What publishing now would change, and the problems that stand against it. */
export const publicationPreviewQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["publications", "preview", organisationId],
    queryFn: () => dataOf(client.GET("/api/publications/preview", { params: { query: { organisationId } } })),
  });

/** What differs between two publications; `to` null: the definitions as they are. */
export const comparisonQuery = (organisationId: string, from: number, to: number | null) =>
  queryOptions({
    queryKey: ["publications", "comparison", organisationId, String(from), String(to)],
    queryFn: () =>
      dataOf(
        client.GET("/api/publications/comparison", {
          params: { query: { organisationId, from, ...(to !== null && { to }) } },
        }),
      ),
    // What was changed a moment ago on another page must be in it.
    staleTime: 0,
  });

/** Who gets it first (none: all devices), and why it is published. */
export interface PublishWish {
  readonly locationIds: string[];
  readonly reason: string;
}

export const publish = (organisationId: string, wish: PublishWish) =>
  dataOf(client.POST("/api/publications", { body: { organisationId, ...wish } }));

export const bootProfilesQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["boot-profiles", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/boot-profiles", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

/** What a boot medium of this profile carries; public facts only. */
export const fetchBootMedium = (bootProfileId: string) =>
  dataOf(client.GET("/api/boot-profiles/{bootProfileId}/boot-medium", { params: { path: { bootProfileId } } }));
