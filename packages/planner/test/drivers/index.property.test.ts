import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { HardwareIdIndex } from "../../src/index.ts";
import { driver, model } from "./library.ts";

const identifier = fc.constantFrom("PCI\\A", "pci\\a", "PCI\\B", "USB\\Ä", "usb\\ä", "*PNP0C50", "PCI\\C", "PCI\\D&E");
const lines = fc.array(fc.array(identifier, { minLength: 1, maxLength: 4 }), { maxLength: 12 });

const placesOf = (index: HardwareIdIndex, id: string): number[] => {
  const places: number[] = [];
  for (let place = index.firstPlace(id); place >= 0; place = index.nextPlace(place)) places.push(place);
  return places;
};

describe("the index of hardware ids", () => {
  it("finds exactly the lines that name an identifier in any case, in the library's order", () => {
    fc.assert(
      fc.property(lines, identifier, (all, asked) => {
        const drivers = all.map((ids, number) => driver(`${number}.inf`, [model(ids)]));
        const index = new HardwareIdIndex(drivers);
        const found = placesOf(index, asked).map((place) => {
          const position = index.positionAt(place);
          return `${index.lineAt(place)} ${index.isCompatibleAt(place) ? position + 1 : position}`;
        });
        const expected = all.flatMap((ids, line) =>
          ids.flatMap((id, position) => (id.toUpperCase() === asked.toUpperCase() ? [`${line} ${position}`] : [])),
        );
        expect(found).toEqual(expected);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it("tells thousands of identifiers apart, and finds none that is not there", () => {
    const ids = Array.from({ length: 2000 }, (_, number) => `PCI\\VEN_${number.toString(16).padStart(4, "0")}`);
    const index = new HardwareIdIndex(ids.map((id) => driver(id, [model([id])])));
    for (const [number, id] of ids.entries()) {
      expect(placesOf(index, id).map((place) => index.lineAt(place))).toEqual([number]);
    }
    expect(placesOf(index, "PCI\\VEN_FFFF")).toEqual([]);
  });
});
