import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";

/** How much of an organisation's hardware the library has drivers for. */
export const driverCoverageQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["drivers", "coverage", organisationId],
    queryFn: () => dataOf(client.GET("/api/driver-coverage", { params: { query: { organisationId } } })),
  });
