import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AutopilotImportView, AutopilotTagChoice } from "@windlass/protocol";
import { failedAnswer, noAnswer } from "./api-error.ts";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (importId: string) => ({ params: { path: { importId } } });

export const autopilotImportsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["autopilot-imports", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/autopilot-imports", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

export const autopilotImportQuery = (importId: string) =>
  queryOptions({
    queryKey: ["autopilot-imports", "object", importId],
    queryFn: () => dataOf(client.GET("/api/autopilot-imports/{importId}", path(importId))),
  });

export interface RowsFilter {
  readonly verdict?: "accepted" | "warning" | "refused";
  readonly search?: string;
  readonly cursor?: string;
}

/** Rows on one page of the preview; a file may have fifty thousand, so the server pages. */
export const importRowsOnPage = 50;

export const importRowsQuery = (importId: string, filter: RowsFilter) =>
  queryOptions({
    queryKey: ["autopilot-imports", "rows", importId, filter],
    queryFn: () =>
      dataOf(
        client.GET("/api/autopilot-imports/{importId}/rows", {
          params: { path: { importId }, query: { ...filter, limit: importRowsOnPage } },
        }),
      ),
    placeholderData: keepPreviousData,
  });

/** Sends a file as it is; the server judges it. @throws ApiError */
export const sendAutopilotCsv = async (organisationId: string, file: File): Promise<AutopilotImportView> => {
  const query = new URLSearchParams({ organisationId, fileName: file.name });
  const answer = await fetch(`/api/autopilot-imports?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw failedAnswer(body, answer.status);
  return body;
};

export const confirmAutopilotImport = (importId: string, tags: AutopilotTagChoice) =>
  dataOf(client.POST("/api/autopilot-imports/{importId}/confirm", { ...path(importId), body: { tags } }));

export const cancelAutopilotImport = (importId: string) =>
  dataOf(client.POST("/api/autopilot-imports/{importId}/cancel", path(importId)));

export const deleteAutopilotImport = (importId: string) =>
  dataOf(client.DELETE("/api/autopilot-imports/{importId}", path(importId)));

/** Where the registered devices are downloaded as CSV. */
export const autopilotExportAddress = (organisationId: string, contents: "without-hashes" | "with-hashes"): string =>
  `/api/autopilot-export?${new URLSearchParams({ organisationId, contents })}`;
