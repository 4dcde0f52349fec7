import type { CatalogueEntry } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { diffDrivers } from "../src/index.ts";
import { hash, id } from "./fixtures.ts";

const entry = (number: number, changes: Partial<CatalogueEntry> = {}): CatalogueEntry => ({
  id: id(number),
  inf: `driver${number}.inf`,
  description: `Driver ${number}`,
  availableToWindowsPe: false,
  architectures: null,
  minimumBuild: null,
  filter: null,
  packIds: [id(90)],
  digest: `digest ${number}`,
  archive: { sha256: hash("e"), sizeBytes: 10 },
  ...changes,
});
const pack = { id: id(90), name: "Latitude 5450", filter: null };
const none = { packs: [], drivers: [] };
const numbers = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));

describe("the drivers of two publications", () => {
  it("differ by pack, with numbers and the first names", () => {
    const changes = diffDrivers(none, { packs: [pack], drivers: numbers(12) }, id(1));
    expect(changes).toEqual([
      {
        kind: "added",
        objectKind: "driver-pack",
        objectId: id(90),
        name: "Latitude 5450",
        fields: [
          { field: "12 drivers added", before: null, after: "driver1.inf, driver2.inf, driver3.inf and 9 others" },
        ],
      },
    ]);
  });

  it("tell what was removed, what was changed, and what became of the pack", () => {
    const before = { packs: [pack], drivers: [entry(1), entry(2)] };
    const filter = { field: "model", operator: "is", values: ["Latitude 5450"] } as const;
    const after = {
      packs: [{ ...pack, filter: { ...filter, values: [...filter.values] } }],
      drivers: [entry(2, { availableToWindowsPe: true })],
    };
    const [change] = diffDrivers(before, after, id(1));
    expect(change?.kind).toBe("changed");
    expect(change?.fields).toEqual(
      expect.arrayContaining([
        { field: "1 driver removed", before: "driver1.inf", after: null },
        { field: "1 driver changed", before: null, after: "driver2.inf" },
        { field: "filter", before: "every device", after: "Model is Latitude 5450" },
      ]),
    );
  });

  it("name drivers without a pack by the organisation, and say nothing when nothing differs", () => {
    const alone = { packs: [], drivers: [entry(1, { packIds: [] })] };
    expect(diffDrivers(alone, none, id(1))).toMatchObject([
      { kind: "removed", objectId: id(1), name: "Drivers without a pack" },
    ]);
    expect(diffDrivers(alone, alone, id(1))).toEqual([]);
  });
});
