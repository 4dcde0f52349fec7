import { WindlassError } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { type InUse, requireUnused } from "./in-use.ts";

const secret = (name: string, ...users: string[]): InUse => ({ kind: "secret", id: `id of ${name}`, name, users });

const refusal = (...objects: InUse[]): WindlassError => {
  try {
    requireUnused(objects);
  } catch (error) {
    if (error instanceof WindlassError) return error;
  }
  throw new Error("nothing was refused");
};

describe("what is to be deleted", () => {
  it("may be deleted while nobody uses any of it", () => {
    expect(() => requireUnused([secret("A"), secret("B")])).not.toThrow();
  });

  it("is refused with who uses it, also where it alone of several is used", () => {
    expect(refusal(secret("A"), { ...secret("B", "the build “X”", "the build “Y”"), title: "B 2" })).toMatchObject({
      code: "object.in-use",
      message: "The secret “B 2” is still used by the build “X”, the build “Y”.",
      object: { kind: "secret", id: "id of B", name: "B" },
    });
  });

  it("is refused with everything of it that is used, as far as a person reads", () => {
    expect(refusal(secret("A", "the build “X”"), secret("B"), secret("C", "the build “Y”"))).toMatchObject({
      code: "object.several-in-use",
      message: "2 of these 3 are still used: the secret “A” by the build “X”; the secret “C” by the build “Y”.",
    });
    const users = Array.from({ length: 12 }, (_, number) => `the build “${number}”`);
    expect(refusal(secret("A", ...users), secret("B", "it")).message).toContain("“9” and 2 more; the secret “B” by it");
    expect(refusal(...users.map((user) => secret("A", user))).message).toMatch(/“9” and 2 more\.$/);
  });
});
