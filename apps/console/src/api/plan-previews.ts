import { queryOptions } from "@tanstack/react-query";
import { client, dataOf } from "./client.ts";
import type { paths } from "./schema.gen.ts";

export type AskedPlan = paths["/api/plan-previews"]["post"]["requestBody"]["content"]["application/json"];

/** The whole plan that a build comes to on a device, with reasons; nothing is kept. */
export const previewPlan = (body: AskedPlan) => dataOf(client.POST("/api/plan-previews", { body }));

/** What of a build may be chosen or left out in advance, as devices get the build now. */
export const optionalPackagesQuery = (organisationId: string, buildId: string, deviceId?: string) =>
  queryOptions({
    queryKey: ["plan-previews", "optional-packages", organisationId, buildId, deviceId ?? "any"],
    queryFn: async () =>
      (
        await dataOf(
          client.GET("/api/plan-previews/optional-packages", {
            params: { query: { organisationId, buildId, ...(deviceId !== undefined && { deviceId }) } },
          }),
        )
      ).items,
  });
