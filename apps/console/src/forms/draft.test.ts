import { describe, expect, it } from "vitest";
import { type Draft, draftOf, followServer, isDirty } from "./draft.ts";

interface Definition {
  readonly name: string;
  readonly steps: readonly string[];
}

const version = (revision: number, name: string, steps: readonly string[] = ["copy"]) => ({
  revision,
  definition: { name, steps },
});
const edited = (name: string): Draft<Definition> => ({
  ...draftOf<Definition>(version(1, "Office")),
  value: { name, steps: ["copy"] },
});

describe("a draft while the server moves on", () => {
  it("follows when nothing was edited", () => {
    const draft = followServer(draftOf<Definition>(version(1, "Office")), version(2, "Sales"));
    expect(draft.value.name).toBe("Sales");
    expect(isDirty(draft)).toBe(false);
  });

  it("keeps edits and saves over the new revision when only something else changed, such as a file", () => {
    const draft = followServer(edited("Mine"), version(2, "Office"));
    expect(draft).toMatchObject({ value: { name: "Mine" }, base: { revision: 2 }, conflict: null });
  });

  it("keeps edits and names the conflict when somebody else changed the definition", () => {
    const draft = followServer(edited("Mine"), version(2, "Theirs"));
    expect(draft).toMatchObject({ value: { name: "Mine" }, base: { revision: 1 }, conflict: { revision: 2 } });
  });

  it("sees no conflict in the answer to its own saving", () => {
    const draft = followServer(edited("Mine"), version(2, "Mine"));
    expect(draft.conflict).toBeNull();
    expect(isDirty(draft)).toBe(false);
  });

  it("does not go back to an older answer that arrives late", () => {
    const draft = draftOf<Definition>(version(3, "New"));
    expect(followServer(draft, version(2, "Old"))).toBe(draft);
  });

  it("stays the same object when nothing is new, so that rendering ends", () => {
    const draft = followServer(edited("Mine"), version(2, "Theirs"));
    expect(followServer(draft, version(2, "Theirs"))).toBe(draft);
  });
});
