import { describe, expect, it } from "vitest";
import { placeAt, scrollAtEdge } from "./drag-order.ts";

const extents = [
  { top: 0, bottom: 40 },
  { top: 40, bottom: 140 },
  { top: 140, bottom: 180 },
];

describe("a dragged item", () => {
  it("stays where it was until the pointer has passed the middle of a neighbour", () => {
    expect(placeAt(extents, 0, 20)).toBe(0);
    expect(placeAt(extents, 0, 89)).toBe(0);
    expect(placeAt(extents, 0, 91)).toBe(1);
    expect(placeAt(extents, 2, 91)).toBe(2);
    expect(placeAt(extents, 2, 89)).toBe(1);
  });

  it("becomes the first or the last beyond the ends", () => {
    expect(placeAt(extents, 1, -500)).toBe(0);
    expect(placeAt(extents, 1, 5000)).toBe(2);
    expect(placeAt([{ top: 0, bottom: 40 }], 0, 300)).toBe(0);
  });

  it("scrolls what is seen only near its edges", () => {
    const seen = { top: 100, bottom: 700 };
    expect(scrollAtEdge(400, seen)).toBe(0);
    expect(scrollAtEdge(120, seen)).toBeLessThan(0);
    expect(scrollAtEdge(690, seen)).toBeGreaterThan(0);
  });
});
