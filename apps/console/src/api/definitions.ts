import { queryOptions } from "@tanstack/react-query";
import type { Definition, DefinitionKind, DefinitionOf, DefinitionView, HardwareDecision } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";
import { everyItem } from "./lists.ts";
import { type Scope, scopeKey, scopeQuery } from "./scope.ts";

/** A definition of one kind. */
export type ViewOf<Kind extends DefinitionKind> = Omit<DefinitionView, "definition"> & {
  readonly definition: DefinitionOf<Kind>;
};

const isOfKind = <Kind extends DefinitionKind>(view: DefinitionView, kind: Kind): view is ViewOf<Kind> =>
  view.definition.kind === kind;

/** All of one kind that an organisation has or shares with all. */
export const definitionsQuery = <Kind extends DefinitionKind>(kind: Kind, scope: Scope) =>
  queryOptions({
    queryKey: ["definitions", "list", kind, scopeKey(scope)],
    queryFn: async (): Promise<ViewOf<Kind>[]> => {
      const all = await everyItem((page) =>
        dataOf(client.GET("/api/definitions", { params: { query: { ...page, kind, ...scopeQuery(scope) } } })),
      );
      return all.filter((view) => isOfKind(view, kind));
    },
  });

export const createDefinition = (organisationId: string | null, definition: Definition) =>
  dataOf(client.POST("/api/definitions", { body: { organisationId, definition } }));

export const saveDefinition = (definitionId: string, revision: number, definition: Definition) =>
  dataOf(
    client.PUT("/api/definitions/{definitionId}", {
      params: { path: { definitionId } },
      body: { revision, definition },
    }),
  );

/** All of them, or none. */
export const deleteDefinitions = (ids: string[]) =>
  dataOf(client.POST("/api/definitions/deletions", { body: { ids } }));

/** One vendor takes the names and the device models of others. */
export const mergeVendors = (intoId: string, ids: string[]) =>
  dataOf(client.POST("/api/definitions/merges", { body: { intoId, ids } }));

/** All of them become the vendor's, or none. */
export const setVendorOfModels = (vendorId: string, ids: string[]) =>
  dataOf(client.POST("/api/definitions/model-vendors", { body: { vendorId, ids } }));

/** Makers and models that devices tell of. */
export const hardwareQuery = (scope: Scope) =>
  queryOptions({
    queryKey: ["definitions", "hardware", scopeKey(scope)],
    queryFn: async () => (await dataOf(client.GET("/api/hardware", { params: { query: scopeQuery(scope) } }))).items,
  });

export const decideOnHardware = (decision: HardwareDecision) =>
  dataOf(client.POST("/api/hardware/decisions", { body: decision }));
