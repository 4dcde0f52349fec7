import { queryOptions } from "@tanstack/react-query";
import type { DriverPackAction } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import type { paths } from "./schema.gen.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

/** All that a list shows; an installation with more packs finds them by search. */
const mostListed = 1000;

export const driverPacksQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["drivers", "packs", scopeKey(scope)],
    queryFn: async () => {
      const query = { ...scopeQuery(scope), limit: mostListed };
      return (await dataOf(client.GET("/api/driver-packs", { params: { query } }))).items;
    },
  });

export const driverPackQuery = (packId: string) =>
  queryOptions({
    queryKey: ["drivers", "pack", packId],
    queryFn: () => dataOf(client.GET("/api/driver-packs/{packId}", { params: { path: { packId } } })),
  });

type PackRoute = paths["/api/driver-packs/{packId}"];

/** A pack as it is loaded, and what is sent to change it. */
export type LoadedPack = PackRoute["get"]["responses"][200]["content"]["application/json"];
export type PackBody = PackRoute["put"]["requestBody"]["content"]["application/json"];

export const savePack = (packId: string, body: PackBody) =>
  dataOf(client.PUT("/api/driver-packs/{packId}", { params: { path: { packId } }, body }));

export const actOnPacks = (packIds: string[], action: DriverPackAction) =>
  dataOf(client.POST("/api/driver-packs/actions", { body: { packIds, action } }));

/** What an action would do. */
export const packEffectsQuery = (packIds: readonly string[], action: DriverPackAction) =>
  queryOptions({
    queryKey: ["drivers", "pack-effects", action, ...packIds],
    queryFn: () =>
      dataOf(client.POST("/api/driver-packs/actions/preview", { body: { packIds: [...packIds], action } })),
    staleTime: 0,
  });

/** What one pack in the place of another would mean. */
export const packReplacementQuery = (replaced: string, by: string) =>
  queryOptions({
    queryKey: ["drivers", "pack-replacement", replaced, by],
    queryFn: () => dataOf(client.POST("/api/driver-packs/replacements/preview", { body: { replaced, by } })),
    enabled: by !== "",
    staleTime: 0,
  });

type ReplaceBody = paths["/api/driver-packs/replacements"]["post"]["requestBody"]["content"]["application/json"];

export const replacePack = (body: ReplaceBody) => dataOf(client.POST("/api/driver-packs/replacements", { body }));
