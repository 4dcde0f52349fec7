import { queryOptions } from "@tanstack/react-query";
import type { SettingsUpdate } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";

const path = (organisationId: string) => ({ params: { path: { organisationId } } });

/** What is set for the tenant. */
export const tenantSettingsQuery = queryOptions({
  queryKey: ["settings", "tenant"],
  queryFn: () => dataOf(client.GET("/api/settings")),
});

export const saveTenantSettings = (body: SettingsUpdate) => dataOf(client.PUT("/api/settings", { body }));

/** What is set for an organisation, beside what it inherits. */
export const organisationSettingsQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["settings", "organisation", organisationId],
    queryFn: () => dataOf(client.GET("/api/organisations/{organisationId}/settings", path(organisationId))),
  });

export const saveOrganisationSettings = (organisationId: string, body: SettingsUpdate) =>
  dataOf(client.PUT("/api/organisations/{organisationId}/settings", { ...path(organisationId), body }));
