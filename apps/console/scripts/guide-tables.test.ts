import { describe, expect, it } from "vitest";
import { neededTables, pagesWithTables, readPage, tablesIn, withTables } from "./guide-tables.ts";

describe("the guide's pages about steps", () => {
  it.each(pagesWithTables)("%s says of every field what the schemas and the forms say now", (page) => {
    const text = readPage(page);
    expect(text, "run node apps/console/scripts/guide-tables.ts").toBe(withTables(text));
  });

  it("tell of every kind of step and detection rule, each once", () => {
    const told = pagesWithTables.flatMap((page) => tablesIn(readPage(page)));
    expect(told.toSorted()).toEqual(neededTables.toSorted());
  });
});
