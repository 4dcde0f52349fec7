import { queryOptions } from "@tanstack/react-query";
import type { SecretCreate, SecretDefinition, SecretValue } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (secretId: string) => ({ params: { path: { secretId } } });

export const secretsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["secrets", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) => dataOf(client.GET("/api/secrets", { params: { query: { ...page, ...scopeQuery(scope) } } }))),
  });

export const createSecret = (input: SecretCreate) => dataOf(client.POST("/api/secrets", { body: input }));

export const saveSecret = (secretId: string, revision: number, definition: SecretDefinition) =>
  dataOf(client.PUT("/api/secrets/{secretId}", { ...path(secretId), body: { revision, definition } }));

/** There is no way to read a value: it is only ever given anew. */
export const replaceSecretValue = (secretId: string, value: SecretValue, expiresOn: string | null) =>
  dataOf(client.PUT("/api/secrets/{secretId}/value", { ...path(secretId), body: { value, expiresOn } }));

/** All of them, or none. */
export const deleteSecrets = (ids: string[]) => dataOf(client.POST("/api/secrets/deletions", { body: { ids } }));
