import type { GrantedCheckFacts, Inventory } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { hardwareNamer } from "../hardware/naming.ts";
import { readinessOfBuild } from "../tenant-connections/service.ts";

const mostProblems = 20;

/**
 * What quality checks ask that only the server knows. It goes with the grant: model library and readiness of the tenant
 * change without anybody publishing, and a publication made twice from the same state has to be the same.
 */
export const checkFactsFor = async (
  connection: Connection,
  organisationId: string,
  buildId: string,
  { smbios }: Inventory,
): Promise<GrantedCheckFacts> => {
  const nameOf = await hardwareNamer(connection, [organisationId]);
  const names = nameOf({
    organisation_id: organisationId,
    manufacturer: smbios.manufacturer,
    model: smbios.product,
    sku: smbios.sku,
    version: smbios.version ?? null,
  });
  const report = await readinessOfBuild(connection, organisationId, buildId);
  return {
    vendorName: names.vendorName,
    modelName: names.modelName,
    readiness: report && {
      checkedAt: report.checkedAt,
      outcome: report.outcome,
      problems: report.rows
        .filter(({ state }) => state !== "passed")
        .slice(0, mostProblems)
        .map(({ title }) => title.slice(0, 300)),
    },
  };
};
