import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";

const path = (buildId: string) => ({ path: { buildId } });

/** All revisions of a build that are kept, newest first. @param current the newest one: another one has another history */
export const buildRevisionsQuery = (buildId: string, current: number) =>
  queryOptions({
    queryKey: ["builds", "revisions", buildId, String(current)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(
          client.GET("/api/builds/{buildId}/revisions", {
            params: { ...path(buildId), query: { ...page, limit: 50 } },
          }),
        ),
      ),
  });

/** A whole revision, with what is left of it now. */
export const buildRevisionQuery = (buildId: string, revision: number) =>
  queryOptions({
    queryKey: ["builds", "revision", buildId, String(revision)],
    queryFn: () =>
      dataOf(
        client.GET("/api/builds/{buildId}/revisions/{revision}", {
          params: { path: { buildId, revision } },
        }),
      ),
    // What it names may have been deleted a moment ago.
    staleTime: 0,
  });

/** What differs between two revisions: neither ever changes. */
export const buildRevisionComparisonQuery = (buildId: string, from: number, to: number) =>
  queryOptions({
    queryKey: ["builds", "revision-comparison", buildId, String(from), String(to)],
    queryFn: () =>
      dataOf(
        client.GET("/api/builds/{buildId}/revision-comparison", {
          params: { ...path(buildId), query: { from, to } },
        }),
      ),
  });
