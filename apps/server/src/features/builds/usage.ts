import type { Connection } from "../../database/connection.ts";
import * as builds from "./repository.ts";

/**
 * Names of the organisation's builds that use an object, for the refusal to delete it. Ask inside `lockDefinitions`,
 * so that no build starts to use it meanwhile. A file of its own, because packages and operating systems ask builds
 * and builds ask them.
 */
export const namesOfBuildsUsing = (
  connection: Connection,
  organisationId: string,
  used: { readonly packageId: string } | { readonly operatingSystemId: string },
): Promise<string[]> =>
  builds.namesOfBuildsContaining(
    connection,
    organisationId,
    "packageId" in used
      ? { packageIds: [used.packageId] }
      : { operatingSystems: [{ operatingSystemId: used.operatingSystemId }] },
  );
