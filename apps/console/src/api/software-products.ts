import { queryOptions } from "@tanstack/react-query";
import type {
  PackageReplacementPreviewRequest,
  PackageReplacementRequest,
  SoftwareProductDefinition,
  softwareVersionCreate,
} from "@windlass/protocol";
import type { z } from "zod";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

const path = (productId: string) => ({ params: { path: { productId } } });

export const softwareProductsQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["software-products", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/software-products", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

export const softwareProductQuery = (productId: string) =>
  queryOptions({
    queryKey: ["software-products", "object", productId],
    queryFn: () => dataOf(client.GET("/api/software-products/{productId}", path(productId))),
  });

export const createSoftwareProduct = (organisationId: string, definition: SoftwareProductDefinition) =>
  dataOf(client.POST("/api/software-products", { body: { organisationId, ...definition } }));

/** Saves over the revision that was opened; another one now answers `object.changed`. */
export const saveSoftwareProduct = (productId: string, revision: number, definition: SoftwareProductDefinition) =>
  dataOf(client.PUT("/api/software-products/{productId}", { ...path(productId), body: { revision, ...definition } }));

export const deleteSoftwareProduct = (productId: string) =>
  dataOf(client.DELETE("/api/software-products/{productId}", path(productId)));

/** All of them, or none. */
export const deleteSoftwareProducts = (ids: string[]) =>
  dataOf(client.POST("/api/software-products/deletions", { body: { ids } }));

/** Another version that begins as a copy of a package. */
export const createSoftwareVersion = (packageId: string, input: z.infer<typeof softwareVersionCreate>) =>
  dataOf(
    client.POST("/api/software-packages/{packageId}/versions", {
      params: { path: { packageId } },
      body: input,
    }),
  );

export const packageReplacementQuery = (packages: PackageReplacementPreviewRequest) =>
  queryOptions({
    queryKey: ["software-products", "replacement", packages.replaced, packages.by],
    queryFn: () => dataOf(client.POST("/api/software-package-replacements/preview", { body: packages })),
    enabled: packages.replaced !== packages.by,
  });

export const replacePackage = (request: PackageReplacementRequest) =>
  dataOf(client.POST("/api/software-package-replacements", { body: request }));
