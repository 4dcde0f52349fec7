import { expect, it } from "vitest";
import { setUpTokenOf } from "./set-up-token.ts";

it("takes the token from the fragment of the set-up link", () => {
  expect(setUpTokenOf("#token=abc_DEF-123")).toBe("abc_DEF-123");
});

it("sees that a link was copied without its end", () => {
  expect(setUpTokenOf("")).toBeNull();
  expect(setUpTokenOf("#token=")).toBeNull();
  expect(setUpTokenOf("#other=1")).toBeNull();
});
