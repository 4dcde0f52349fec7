import { queryOptions } from "@tanstack/react-query";
import { type AssetDefinition, type AssetImportReport, assetImportReport } from "@windlass/protocol";
import { failedAnswer, noAnswer } from "./api-error.ts";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (assetId: string) => ({ params: { path: { assetId } } });

export const assetsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["assets", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) => dataOf(client.GET("/api/assets", { params: { query: { ...page, ...scopeQuery(scope) } } }))),
  });

export const createAsset = (organisationId: string, definition: AssetDefinition) =>
  dataOf(client.POST("/api/assets", { body: { organisationId, definition } }));

export const changeAsset = (assetId: string, revision: number, definition: AssetDefinition) =>
  dataOf(client.PUT("/api/assets/{assetId}", { ...path(assetId), body: { revision, definition } }));

export const deleteAsset = (assetId: string) => dataOf(client.DELETE("/api/assets/{assetId}", path(assetId)));

/**
 * Sends a file as it is; the server judges its rows, and takes them over when asked to `import`.
 *
 * @throws ApiError
 */
export const sendAssetFile = async (
  what: "preview" | "import",
  organisationId: string,
  file: File,
): Promise<AssetImportReport> => {
  const query = new URLSearchParams({ organisationId, fileName: file.name });
  const answer = await fetch(`/api/assets/${what}?${query}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream" },
    body: file,
  }).catch((cause: unknown) => {
    throw noAnswer(cause);
  });
  const body: unknown = await answer.json().catch(() => null);
  if (!answer.ok) throw failedAnswer(body, answer.status);
  return assetImportReport.parse(body);
};

/** Where the list is downloaded as CSV. */
export const assetExportAddress = (organisationId: string): string =>
  `/api/asset-export?${new URLSearchParams({ organisationId })}`;
