import { describe, expect, it } from "vitest";
import { createNonceMemory } from "./access.ts";

describe("the memory of nonces", () => {
  it("knows a nonce for as long as its proof could be accepted, and forgets it later", () => {
    const memory = createNonceMemory();
    const after = (seconds: number) => new Date(1_000_000_000_000 + seconds * 1000);
    expect(memory.take("early", after(0))).toBe(true);
    expect(memory.take("late", after(239))).toBe(true);
    expect(memory.take("early", after(240))).toBe(false);
    expect(memory.take("late", after(478))).toBe(false);
    expect(memory.take("other", after(481))).toBe(true);
    expect(memory.take("early", after(482))).toBe(true);
  });
});
