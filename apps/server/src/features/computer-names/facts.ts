import { type NamingFacts, namingFactsOf } from "@windlass/planner";
import type { Inventory } from "@windlass/protocol";
import type { Connection } from "../../database/connection.ts";
import { type ListedAsset, listedAssetOf } from "../assets/look-up.ts";
import { locationCodeOf } from "../definitions/locations.ts";
import { hardwareNamer } from "../hardware/naming.ts";

/** A device that is to be named, as whoever lets it in knows it. */
export interface DeviceToName {
  readonly id: string;
  readonly organisationId: string;
  readonly inventory: Inventory;
  /** Where it asked from; null: not known. */
  readonly address: string | null;
}

/** What of one device goes into its name: what it tells, and what the server knows of it. */
export const factsOf = async (
  connection: Connection,
  device: DeviceToName,
): Promise<{ readonly facts: NamingFacts; readonly asset: ListedAsset | null }> => {
  const { organisationId, inventory, address } = device;
  const { manufacturer, product: model, sku, version = null } = inventory.smbios;
  const asset = await listedAssetOf(connection, organisationId, inventory);
  const nameOf = await hardwareNamer(connection, [organisationId]);
  const { modelName } = nameOf({ organisation_id: organisationId, manufacturer, model, sku, version });
  const told = namingFactsOf(inventory);
  return {
    asset,
    facts: {
      ...told,
      assetTag: asset?.assetTag ?? told.assetTag,
      modelName: modelName ?? told.modelName,
      locationCode: await locationCodeOf(connection, organisationId, address),
    },
  };
};
