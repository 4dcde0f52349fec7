import { Names } from "@windlass/planner";
import { describe, expect, it } from "vitest";
import { definitionOf, portable } from "./portable.ts";
import { readDefinitionsFile } from "./transfer.ts";

const vendorId = "0d4f3c1e-5f5a-4d0f-8d7e-3d7f5a0b9c11";
const dell = { kind: "vendor", id: vendorId, isShared: false, definition: { name: "Dell" } } as const;
const named = new Names([dell], { ownId: "", all: [] });

describe("a file of definitions", () => {
  it("is refused where it is no JSON, no export, or of another kind", () => {
    expect(() => readDefinitionsFile("location", "{")).toThrow("not JSON");
    expect(() => readDefinitionsFile("location", "[]")).toThrow("not what an export writes");
    expect(() => readDefinitionsFile("location", '{"kind":"vendor","definitions":[]}')).toThrow("not location");
  });

  it("names what a definition refers to, in any case of letters, and comes back the same", () => {
    const item = { name: "Latitude 7450", vendor: "DELL", aliases: [], skus: ["0C9B"] };
    const read = definitionOf("device-model", item, 1, named);
    expect(read).toMatchObject({ kind: "device-model", vendorId, skus: ["0C9B"] });
    expect(portable(read, named)).toMatchObject({ name: "Latitude 7450", vendor: "Dell" });
    expect(definitionOf("device-model", { ...portable(read, named) }, 1, named)).toEqual(read);
  });

  it("is refused for a field or a name that nobody knows, with its place", () => {
    const refusal = (item: Record<string, unknown>) => () => definitionOf("device-model", item, 7, named);
    expect(refusal({ name: "X", vendor: "Nobody" })).toThrow(
      "Number 7 of the file (“X”): vendor: there is no vendor “Nobody”; aliases: ",
    );
    expect(refusal({ name: "X", vendor: "Dell", sku: [] })).toThrow("sku: there is no field “sku” here");
    expect(refusal({ name: "X", vendor: "Dell", aliases: [], skus: [5] })).toThrow("skus.0");
  });
});
