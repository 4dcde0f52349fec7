import { type Inventory, inventory } from "@windlass/protocol";
import { sql } from "kysely";
import type { Connection } from "../../database/connection.ts";

/** One device of a model, and how many there are of it. */
export interface ModelSample {
  readonly deviceId: string;
  readonly inventory: Inventory;
  readonly devices: number;
}

/** More models than any organisation deploys. */
const most = 500;

/**
 * Of each model that devices of an organisation told, the device that was seen last: maker, product, SKU and processor
 * make a model.
 */
export const modelSamples = async (connection: Connection, organisationId: string): Promise<ModelSample[]> => {
  const { rows } = await sql<{ id: string; inventory: unknown; devices: number }>`
    with told as (
      select id, last_seen_at,
        (inventory #>> '{smbios,manufacturer}') as manufacturer, (inventory #>> '{smbios,product}') as product,
        coalesce(inventory #>> '{smbios,sku}', '') as sku, (inventory ->> 'architecture') as architecture
      from devices where organisation_id = ${organisationId} and inventory is not null
    ), newest as (
      select distinct on (manufacturer, product, sku, architecture) id,
        count(*) over (partition by manufacturer, product, sku, architecture) as devices
      from told order by manufacturer, product, sku, architecture, last_seen_at desc nulls last, id
    )
    select newest.id, newest.devices::integer as devices, devices.inventory
    from newest join devices on devices.id = newest.id
    order by newest.devices desc, newest.id limit ${most}`.execute(connection);
  return rows.map((row) => ({ deviceId: row.id, devices: row.devices, inventory: inventory.parse(row.inventory) }));
};
