import { queryOptions } from "@tanstack/react-query";
import type { BuildDefinition } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (buildId: string) => ({ params: { path: { buildId } } });

export const buildsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["builds", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) => dataOf(client.GET("/api/builds", { params: { query: { ...page, ...scopeQuery(scope) } } }))),
  });

export const buildQuery = (buildId: string) =>
  queryOptions({
    queryKey: ["builds", "object", buildId],
    queryFn: () => dataOf(client.GET("/api/builds/{buildId}", path(buildId))),
  });

export const createBuild = (organisationId: string, definition: BuildDefinition) =>
  dataOf(client.POST("/api/builds", { body: { organisationId, definition } }));

/**
 * Saves over the revision that was opened; another one now answers `object.changed`.
 *
 * @param restoredFrom the earlier revision that the definition was taken from
 */
export const saveBuild = (
  buildId: string,
  revision: number,
  definition: BuildDefinition,
  restoredFrom: number | null = null,
) => dataOf(client.PUT("/api/builds/{buildId}", { ...path(buildId), body: { revision, definition, restoredFrom } }));

export const deleteBuild = (buildId: string) => dataOf(client.DELETE("/api/builds/{buildId}", path(buildId)));
