import { queryOptions } from "@tanstack/react-query";
import {
  type PackageDetails,
  type RegistryFileReading,
  registryFileReading,
  type SoftwareStep,
  type wingetQuestion,
} from "@windlass/protocol";
import type { z } from "zod";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

export interface SoftwarePackageDefinition extends PackageDetails {
  readonly name: string;
  readonly version: string;
  readonly steps: SoftwareStep[];
}

const path = (packageId: string) => ({ params: { path: { packageId } } });

export const softwarePackagesQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["software-packages", "list", scopeKey(scope)],
    queryFn: () =>
      everyItem((page) =>
        dataOf(client.GET("/api/software-packages", { params: { query: { ...page, ...scopeQuery(scope) } } })),
      ),
  });

export const softwarePackageQuery = (packageId: string) =>
  queryOptions({
    queryKey: ["software-packages", "object", packageId],
    queryFn: () => dataOf(client.GET("/api/software-packages/{packageId}", path(packageId))),
  });

export const createSoftwarePackage = (organisationId: string, definition: SoftwarePackageDefinition) =>
  dataOf(client.POST("/api/software-packages", { body: { organisationId, ...definition } }));

/** Saves over the revision that was opened; another one now answers `object.changed`. */
export const saveSoftwarePackage = (packageId: string, revision: number, definition: SoftwarePackageDefinition) =>
  dataOf(client.PUT("/api/software-packages/{packageId}", { ...path(packageId), body: { revision, ...definition } }));

export const deleteSoftwarePackage = (packageId: string) =>
  dataOf(client.DELETE("/api/software-packages/{packageId}", path(packageId)));

/** All of them, or none. */
export const deleteSoftwarePackages = (ids: string[]) =>
  dataOf(client.POST("/api/software-packages/deletions", { body: { ids } }));

/** Moves a finished upload into the package. */
export const addPackageFile = (packageId: string, uploadId: string, filePath: string) =>
  dataOf(
    client.POST("/api/software-packages/{packageId}/files", {
      ...path(packageId),
      body: { uploadId, path: filePath },
    }),
  );

export const removePackageFile = (packageId: string, filePath: string) =>
  dataOf(
    client.DELETE("/api/software-packages/{packageId}/files", {
      params: { path: { packageId }, query: { path: filePath } },
    }),
  );

const base64Of = async (file: File): Promise<string> => {
  let text = "";
  for (const byte of new Uint8Array(await file.arrayBuffer())) text += String.fromCharCode(byte);
  return btoa(text);
};

/** What a `.reg` file would change. */
export const readRegistryFile = async (file: File): Promise<RegistryFileReading> =>
  registryFileReading.parse(
    await dataOf(client.POST("/api/registry-files", { body: { name: file.name, content: await base64Of(file) } })),
  );

/** The installers a WinGet package comes to. */
export const resolveWinget = (question: z.output<typeof wingetQuestion>) =>
  dataOf(client.POST("/api/winget-resolutions", { body: question }));
