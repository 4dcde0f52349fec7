import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { AgentEvent, PackageChoice } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (deploymentId: string) => ({ params: { path: { deploymentId } } });
const eventLimit = 1000;

/** What is decided when a waiting device is approved; null: as the rules say. */
export interface ApprovalOfRequest {
  readonly buildId: string;
  readonly diskNumber: number | null;
  readonly computerName: string | null;
  readonly packages: PackageChoice[];
}

export const deploymentRequestsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["deployment-requests", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/deployment-requests", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

/** What approving a waiting device for a build would call it. */
export const nameProposalQuery = (requestId: string, buildId: string) =>
  queryOptions({
    queryKey: ["deployment-requests", "computer-name", requestId, buildId],
    // A counter goes on, names are given: what was told a moment ago may be another device's.
    staleTime: 0,
    queryFn: () =>
      dataOf(
        client.GET("/api/deployment-requests/{requestId}/computer-name", {
          params: { path: { requestId }, query: { buildId } },
        }),
      ),
  });

/** What of a build may be chosen or left out for a waiting device. */
export const optionalPackagesQuery = (requestId: string, buildId: string) =>
  queryOptions({
    queryKey: ["deployment-requests", "optional-packages", requestId, buildId],
    queryFn: async () =>
      (
        await dataOf(
          client.GET("/api/deployment-requests/{requestId}/optional-packages", {
            params: { path: { requestId }, query: { buildId } },
          }),
        )
      ).items,
  });

export const approveDeploymentRequest = (requestId: string, approval: ApprovalOfRequest) =>
  dataOf(
    client.POST("/api/deployment-requests/{requestId}/approve", {
      params: { path: { requestId } },
      body: {
        buildId: approval.buildId,
        choices: { diskNumber: approval.diskNumber, packages: approval.packages },
        computerName: approval.computerName,
      },
    }),
  );

export const refuseDeploymentRequest = (requestId: string, reason: string) =>
  dataOf(
    client.POST("/api/deployment-requests/{requestId}/refuse", {
      params: { path: { requestId } },
      body: reason ? { reason } : {},
    }),
  );

/** A technician's word on the checks that a device waits with. */
export const decideOnChecks = (
  deploymentId: string,
  decision: { readonly stepId: string; readonly decision: "go-on" | "end"; readonly reason: string },
) => dataOf(client.POST("/api/deployments/{deploymentId}/check-decision", { ...path(deploymentId), body: decision }));

export const deploymentsQuery = (scope: Scope, deviceId?: string) =>
  queryOptions({
    queryKey: ["deployments", "list", scopeKey(scope), deviceId ?? "all"],
    queryFn: () =>
      everyItem((page) =>
        dataOf(
          client.GET("/api/deployments", {
            params: { query: { ...page, ...scopeQuery(scope), ...(deviceId && { deviceId }) } },
          }),
        ),
      ),
  });

export const deploymentQuery = (deploymentId: string) =>
  queryOptions({
    queryKey: ["deployments", "object", deploymentId],
    queryFn: () => dataOf(client.GET("/api/deployments/{deploymentId}", path(deploymentId))),
  });

/** The journal of a deployment. A refetch asks only for what came after the last event it has. */
export const deploymentEventsQuery = (deploymentId: string, queryClient: QueryClient) => {
  const queryKey = ["deployments", "events", deploymentId];
  return queryOptions({
    queryKey,
    // The journal only grows; comparing thousands of events with themselves would be for nothing.
    structuralSharing: false,
    queryFn: async () => {
      const events = [...(queryClient.getQueryData<AgentEvent[]>(queryKey) ?? [])];
      for (;;) {
        const after = events.at(-1)?.sequence ?? 0;
        const { items } = await dataOf(
          client.GET("/api/deployments/{deploymentId}/events", {
            params: { path: { deploymentId }, query: { after, limit: eventLimit } },
          }),
        );
        events.push(...items);
        if (items.length < eventLimit) return events;
      }
    },
  });
};
