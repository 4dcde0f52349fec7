import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";

/** As many as one looks through; the API gives the rest page by page. */
const mostShown = 50;

/**
 * What happened to one object, newest first.
 *
 * @param revision of the object as shown: another one has another history
 */
export const changesQuery = (objectId: string, revision: number | string) =>
  queryOptions({
    queryKey: ["changes", "object", objectId, String(revision)],
    queryFn: () => dataOf(client.GET("/api/changes", { params: { query: { objectId, limit: mostShown } } })),
    placeholderData: keepPreviousData,
  });
