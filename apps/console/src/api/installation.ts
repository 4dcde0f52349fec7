import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";

/** Versions of what runs, and how much each organisation is used. */
export const installationQuery = queryOptions({
  queryKey: ["installation"],
  queryFn: () => dataOf(client.GET("/api/installation")),
});
