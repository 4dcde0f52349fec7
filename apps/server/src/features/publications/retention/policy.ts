import { resolveSettings } from "@windlass/planner";
import type { PublicationRetention } from "@windlass/protocol";
import type { Connection } from "../../../database/connection.ts";
import { readSettings } from "../../settings/read.ts";

/** How long an organisation keeps publications that no device gets, as it, the tenant or nobody set it. */
export const retentionOf = async (connection: Connection, organisationId: string): Promise<PublicationRetention> =>
  resolveSettings(await readSettings(connection, organisationId)).publicationRetention.value;
