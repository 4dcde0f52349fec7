import { client, dataOf } from "./client.ts";
import type { paths } from "./schema.gen.ts";

export type AskedPlan = paths["/api/plan-previews"]["post"]["requestBody"]["content"]["application/json"];

/** The whole plan that a build comes to on a device, with reasons; nothing is kept. */
export const previewPlan = (body: AskedPlan) => dataOf(client.POST("/api/plan-previews", { body }));
