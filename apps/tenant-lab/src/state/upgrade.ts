import type { Entity } from "./entity.ts";

/** What a tenant kept by an older lab lacks, table by table. */
const additions: Readonly<Record<string, object>> = {
  applications: { certificates: [], federatedCredentials: [] },
};

/** An entity as it is now, from one as it was kept. */
export function upgraded(table: string, entity: Entity): Entity {
  return { ...additions[table], ...entity };
}
