import type { MdtMigration } from "@windlass/planner";
import type { MdtReport } from "@windlass/protocol";
import type { ServerSession } from "../server/session.ts";
import { findEndSecrets } from "./build-end.ts";
import { importAssets } from "./import-assets.ts";
import { importBuilds } from "./import-builds.ts";
import { importDriverPacks } from "./import-drivers.ts";
import { importOperatingSystems } from "./import-operating-systems.ts";
import { importPackages } from "./import-packages.ts";
import { importSettings } from "./import-settings.ts";
import type { Importing, ImportOptions, Outcome } from "./outcome.ts";

export interface ImportedShare {
  readonly outcomes: readonly Outcome[];
  readonly report: MdtReport;
}

/**
 * Brings what a share holds to one organisation of a server: settings, operating systems, drivers, software packages, and then
 * the builds that need them. What was brought before is found by its origin and left alone.
 *
 * @throws WrongUsage where a secret that is named is not there; ApiFailure, Error where the server cannot be reached any more; the same command then goes on
 */
export const importShare = async (
  session: ServerSession,
  migration: MdtMigration,
  options: ImportOptions,
): Promise<ImportedShare> => {
  const importing: Importing = { session, options, outcomes: [] };
  // Before anything is made.
  const secrets = await findEndSecrets(importing);
  await importSettings(importing, migration);
  const operatingSystems = await importOperatingSystems(importing, migration.operatingSystems);
  await importDriverPacks(importing, migration.driverPacks);
  const packages = await importPackages(importing, migration.packages);
  await importBuilds(importing, migration.builds, { packages, operatingSystems }, secrets);
  await importAssets(importing, migration.assets);
  return { outcomes: importing.outcomes, report: migration.report };
};
