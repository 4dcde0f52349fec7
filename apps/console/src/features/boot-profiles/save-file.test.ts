import { expect, it } from "vitest";
import { fileNamePart } from "./save-file.ts";

it("makes file names that Windows takes of whatever a profile is called", () => {
  expect(fileNamePart("Contoso Finance")).toBe("Contoso-Finance");
  expect(fileNamePart("../../a:b*c?")).toBe("a-b-c");
  expect(fileNamePart("München Büro")).toBe("München-Büro");
  expect(fileNamePart("***")).toBe("unnamed");
});
