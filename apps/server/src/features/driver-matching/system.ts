import { newestKnownBuild, type WindowsSystem } from "@windlass/planner";
import type { Architecture } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { newestBuildFor } from "../operating-systems/newest-build.ts";

/** Windows 11 of a build; without one the newest that the organisation has, or that is known. */
export const systemFor = async (
  connection: Connection,
  organisationId: string,
  asked: { architecture: Architecture; osBuild?: number | undefined; purpose: WindowsSystem["purpose"] },
): Promise<WindowsSystem> => {
  const { architecture, osBuild, purpose } = asked;
  const build = osBuild ?? (await newestBuildFor(connection, organisationId, architecture)) ?? newestKnownBuild;
  return { architecture, build, productType: 1, suiteMask: 0, purpose };
};
