import { describe, expect, it } from "vitest";
import { arrangeRows } from "./list-rows.ts";

const columns = [
  { id: "name", value: (item: { name: string; size: number }) => item.name },
  { id: "size", value: (item: { name: string; size: number }) => item.size },
];
const rows = [
  { name: "PC-10", size: 5 },
  { name: "pc-9", size: 40 },
  { name: "Laptop", size: 300 },
];
const names = (search: string, columnId = "name", direction: "ascending" | "descending" = "ascending") =>
  arrangeRows(rows, columns, search, { columnId, direction }).map((row) => row.name);

describe("rows of a list", () => {
  it("sorts names as people do: by their numbers, capital letters or not", () => {
    expect(names("")).toEqual(["Laptop", "pc-9", "PC-10"]);
  });

  it("sorts numbers by size, not as text", () => {
    expect(names("", "size", "descending")).toEqual(["Laptop", "pc-9", "PC-10"]);
  });

  it("finds rows in which every word occurs, in any column", () => {
    expect(names("pc 40")).toEqual(["pc-9"]);
    expect(names("  PC  ")).toEqual(["pc-9", "PC-10"]);
    expect(names("pc laptop")).toEqual([]);
  });

  it("leaves the given list as it was", () => {
    arrangeRows(rows, columns, "", { columnId: "name", direction: "ascending" });
    expect(rows[0]?.name).toBe("PC-10");
  });

  it("finds the few that match among ten thousand", () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `WL${index}`, size: index }));
    const found = arrangeRows(many, columns, "wl99", { columnId: "size", direction: "descending" });
    expect(found).toHaveLength(111);
  });
});
