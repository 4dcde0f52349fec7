import { queryOptions } from "@tanstack/react-query";
import type { ConnectorCreate } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

/** Whether a connector lives is a matter of minutes, which no change announces. */
const lookAgainMilliseconds = 30_000;

export const connectorsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["connectors", "list", scopeKey(scope)],
    refetchInterval: lookAgainMilliseconds,
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/connectors", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

export const createConnector = (input: ConnectorCreate) => dataOf(client.POST("/api/connectors", { body: input }));

export const revokeConnector = (connectorId: string) =>
  dataOf(client.POST("/api/connectors/{connectorId}/revocation", { params: { path: { connectorId } } }));
