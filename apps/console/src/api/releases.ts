import { queryOptions } from "@tanstack/react-query";
import type { ReleaseHold, ReleaseTarget } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";

/** What all devices, builds and locations of an organisation get now. */
export const currentReleasesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["publications", "releases", "current", organisationId],
    queryFn: () => dataOf(client.GET("/api/releases/current", { params: { query: { organisationId } } })),
  });

/** Everything that was ever released, newest first. */
export const releasesQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["publications", "releases", "list", organisationId],
    queryFn: () =>
      everyItem((page) => dataOf(client.GET("/api/releases", { params: { query: { ...page, organisationId } } }))),
  });

/** What is to be released, and what the target had when that was decided. */
export interface ReleaseWish {
  readonly organisationId: string;
  readonly target: ReleaseTarget;
  readonly number: number | null;
  readonly hold: ReleaseHold;
  readonly reason: string;
  readonly insteadOf: number | null;
}

export const release = (body: ReleaseWish) => dataOf(client.POST("/api/releases", { body }));
