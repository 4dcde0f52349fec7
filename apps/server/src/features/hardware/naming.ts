import type { Connection } from "../../database/connection.ts";
import { knowledgeOf } from "./knowledge.ts";

/** What a device tells of its maker and model; null: it told nothing yet. */
export interface ToldNames {
  readonly organisation_id: string;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly sku: string | null;
  readonly version: string | null;
}

export interface KnownNames {
  readonly vendorName: string | null;
  readonly modelName: string | null;
}

/** Finds the one name of a device's maker and of its model, as its organisation knows them. */
export const hardwareNamer = async (
  connection: Connection,
  organisationIds: Iterable<string>,
): Promise<(told: ToldNames) => KnownNames> => {
  const known = new Map<string, Awaited<ReturnType<typeof knowledgeOf>>>();
  for (const id of new Set(organisationIds)) known.set(id, await knowledgeOf(connection, id));
  return ({ organisation_id, manufacturer, model, sku, version }) => {
    const knowledge = known.get(organisation_id);
    const vendor = knowledge?.vendors.find(manufacturer ?? "") ?? null;
    const told = { product: model ?? "", sku: sku ?? "", version: version ?? "" };
    const found = vendor && knowledge?.findModel({ vendorId: vendor.id, ...told });
    return { vendorName: vendor?.name ?? null, modelName: found?.name ?? null };
  };
};
