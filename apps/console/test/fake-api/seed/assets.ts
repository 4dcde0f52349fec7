import { randomUUID } from "node:crypto";
import type { AssetView } from "@windlass/protocol";

/** Devices that an organisation names in advance, some not known by a serial number. */
export const assetsOf = (organisationId: string, count = 8): AssetView[] =>
  Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    organisationId,
    revision: 1,
    serialNumber: index % 4 === 3 ? null : `WL${String(index).padStart(6, "0")}`,
    mac: index % 4 === 3 ? `00:15:5d:01:02:0${index}` : null,
    uuid: null,
    computerName: `FIN-${String(index + 1).padStart(3, "0")}`,
    assetTag: `A-${String(4170 + index)}`,
    source: `row ${index + 2} of inventory.csv`,
    updatedAt: "2026-11-20T09:00:00.000Z",
  }));
