import { expect, it } from "vitest";
import { moved } from "./moved.ts";

it("moves an item up, down and to both ends", () => {
  const letters = ["a", "b", "c", "d"];
  expect(moved(letters, 2, 1).join("")).toBe("acbd");
  expect(moved(letters, 0, 1).join("")).toBe("bacd");
  expect(moved(letters, 0, 3).join("")).toBe("bcda");
  expect(moved(letters, 3, 0).join("")).toBe("dabc");
});
