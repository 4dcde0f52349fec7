import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

export const dashboardQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["dashboard", scopeKey(scope)],
    queryFn: () => dataOf(client.GET("/api/dashboard", { params: { query: scopeQuery(scope) } })),
  });
