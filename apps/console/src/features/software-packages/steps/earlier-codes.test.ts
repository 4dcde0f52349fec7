import { describe, expect, it } from "vitest";
import { tableOfLists } from "./earlier-codes.tsx";

describe("lists of exit codes of an earlier version", () => {
  it("become a table in which a code that asks for a restart does so, also where both lists name it", () => {
    expect(tableOfLists([0, 1707, 3010], [3010, 1641])).toEqual([
      { code: 3010, meaning: "reboot", note: "" },
      { code: 1641, meaning: "reboot", note: "" },
      { code: 0, meaning: "success", note: "" },
      { code: 1707, meaning: "success", note: "" },
    ]);
  });
});
