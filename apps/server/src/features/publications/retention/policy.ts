import { defaultRetention, type RetentionPolicy } from "@windlass/planner";
import type { Connection } from "../../../database/connection.ts";

/** How long an organisation keeps publications that no device gets. There is no setting for it yet: what all keep. */
export const retentionOf = (_connection: Connection, _organisationId: string): Promise<RetentionPolicy> =>
  Promise.resolve(defaultRetention);
