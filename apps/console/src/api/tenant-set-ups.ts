import { queryOptions } from "@tanstack/react-query";
import type { SetUpWish, TenantSetUpPurpose } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";

const path = (organisationId: string) => ({ params: { path: { organisationId } } });

export const tenantSetUpQuery = (organisationId: string) =>
  queryOptions({
    queryKey: ["tenant-set-ups", "object", organisationId],
    queryFn: () => dataOf(client.GET("/api/organisations/{organisationId}/set-up", path(organisationId))),
  });

export const saveWish = (organisationId: string, wish: SetUpWish) =>
  dataOf(client.PUT("/api/organisations/{organisationId}/set-up", { ...path(organisationId), body: { wish } }));

/** Plans, goes on or undoes; answers with a code to enter where nobody is signed in. */
export const proceedWithSetUp = (organisationId: string, purpose: TenantSetUpPurpose) =>
  dataOf(
    client.POST("/api/organisations/{organisationId}/set-up/proceed", { ...path(organisationId), body: { purpose } }),
  );

/** Does what the plan of this revision says. */
export const startSetUp = (organisationId: string, revision: number) =>
  dataOf(
    client.POST("/api/organisations/{organisationId}/set-up/start", { ...path(organisationId), body: { revision } }),
  );

export const cancelSetUp = (organisationId: string) =>
  dataOf(client.POST("/api/organisations/{organisationId}/set-up/cancel", path(organisationId)));

export const setUpScript = (organisationId: string, kind: "powershell" | "terraform") =>
  dataOf(client.POST("/api/organisations/{organisationId}/set-up/script", { ...path(organisationId), body: { kind } }));

/** Stores the connection that a script made, with the certificate that waits here. */
export const adoptScript = (organisationId: string, body: { tenantId: string; clientId: string }) =>
  dataOf(client.POST("/api/organisations/{organisationId}/set-up/adopt", { ...path(organisationId), body }));
