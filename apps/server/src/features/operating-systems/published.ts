import type { PublishedOperatingSystem } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";

/** An organisation's operating systems as a publication holds them, by id. For builds and publications. */
export const readOperatingSystemsForPublication = (
  connection: Connection,
  organisationId: string,
): Promise<PublishedOperatingSystem[]> =>
  connection
    .selectFrom("operating_systems")
    .select(["id", "name", "kind", "sha256", "size_bytes as sizeBytes", "images"])
    .where("organisation_id", "=", organisationId)
    .orderBy("id")
    .execute();
