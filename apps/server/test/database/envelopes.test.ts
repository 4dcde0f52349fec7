import { randomBytes } from "node:crypto";
import { describe, expect, it } from "vitest";
import { type Envelope, openEnvelope, sealEnvelope } from "../../src/security/envelope.ts";

const masterKey = { id: "one", key: randomBytes(32) };
const secret = "canary client secret ~ü";
const sealed = () => sealEnvelope(masterKey, secret, "secret:1");

const flip = (text: string, bit: number): string => {
  const bytes = Buffer.from(text, "base64");
  const position = Math.floor(bit / 8);
  bytes[position] = (bytes[position] ?? 0) ^ (1 << (bit % 8));
  return bytes.toString("base64");
};

describe("envelopes", () => {
  it("open with the key and the context they were sealed with", () => {
    const envelope = sealed();
    expect(openEnvelope(masterKey, envelope, "secret:1")).toBe(secret);
    expect(openEnvelope(masterKey, JSON.parse(JSON.stringify(envelope)) as Envelope, "secret:1")).toBe(secret);
    expect(openEnvelope(masterKey, sealEnvelope(masterKey, "", "empty"), "empty")).toBe("");
  });

  it("never look the same twice and do not show what is in them", () => {
    const [first, second] = [sealed(), sealed()];
    expect(first.sealed).not.toBe(second.sealed);
    expect(first.wrappedKey).not.toBe(second.wrappedKey);
    const text = Buffer.from(first.sealed, "base64").toString("latin1");
    expect(text).not.toContain("canary");
  });

  it("do not open with any bit flipped", () => {
    const envelope = sealed();
    for (const field of ["wrappedKey", "sealed"] as const) {
      const bits = Buffer.from(envelope[field], "base64").length * 8;
      for (let bit = 0; bit < bits; bit += 1)
        expect(() =>
          openEnvelope(masterKey, { ...envelope, [field]: flip(envelope[field], bit) }, "secret:1"),
        ).toThrow();
    }
  });

  it("do not open shortened, so that a short tag cannot be guessed", () => {
    const envelope = sealed();
    for (const field of ["wrappedKey", "sealed"] as const) {
      const bytes = Buffer.from(envelope[field], "base64");
      for (let length = 0; length < bytes.length; length += 1)
        expect(() =>
          openEnvelope(masterKey, { ...envelope, [field]: bytes.subarray(0, length).toString("base64") }, "secret:1"),
        ).toThrow();
    }
  });

  it("do not open in another place", () => {
    expect(() => openEnvelope(masterKey, sealed(), "secret:2")).toThrow();
    expect(() => openEnvelope(masterKey, sealed(), "")).toThrow();
  });

  it("do not open with another master key, or with parts of another envelope", () => {
    const other = { id: "two", key: randomBytes(32) };
    expect(() => openEnvelope(other, sealed(), "secret:1")).toThrow("another master key");
    expect(() => openEnvelope({ ...other, id: "one" }, sealed(), "secret:1")).toThrow();
    expect(() => openEnvelope(masterKey, { ...sealed(), wrappedKey: sealed().wrappedKey }, "secret:1")).toThrow();
  });
});
