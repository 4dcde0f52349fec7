import type { DeviceFacts, Filter } from "@windlass/protocol";
import { client, dataOf } from "./client.ts";

/** What a filter says of a known device or of facts; nothing is kept. */
export const tryFilter = (
  organisationId: string,
  filter: Filter | null,
  device: { deviceId: string } | { facts: DeviceFacts },
) => dataOf(client.POST("/api/filter-trials", { body: { organisationId, filter, device } }));
