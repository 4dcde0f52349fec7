import { createPrivateKey } from "node:crypto";
import { describe, expect, it } from "vitest";
import { agreementKeyOf, generateAgreementKey, openMessage, sealMessage } from "./sealed-messages.ts";

/** PKCS#8 wrapping of a bare X25519 key (RFC 8410, 7). */
const keyOf = (hex: string) =>
  agreementKeyOf(
    createPrivateKey({
      key: Buffer.from(`302e020100300506032b656e04220420${hex}`, "hex"),
      format: "der",
      type: "pkcs8",
    }),
  );

const sender = keyOf("77076d0a7318a57d3c16c17251b26645df4c2f92ebc0992ac177fba51db92c2a");
// Bob of RFC 7748, 6.1.
const reader = keyOf("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
const binding = ["step-secrets", "s", "d", "05-x", "1"];

describe("a sealed message", () => {
  it("is what another implementation of the same standards makes", () => {
    expect(Buffer.from(reader.publicKey, "base64url").toString("hex")).toBe(
      "de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f",
    );
    // Made with X25519, HKDF and AESGCM of Python's cryptography 48.
    expect(sealMessage(Buffer.from("canary"), reader.publicKey, binding, sender)).toEqual({
      senderKey: "-KlTWi0v9gXo4UTVT071xiMTogVduyH93T_ZwpnrAV0",
      sealed: "uOVkMxiJK4nmXA41ra4s-3Dy88sGaA",
    });
  });

  it("opens for its reader alone, in its place alone, and never twice the same", () => {
    const one = sealMessage(Buffer.from("canary"), reader.publicKey, binding);
    const other = sealMessage(Buffer.from("canary"), reader.publicKey, binding);
    expect(one.sealed).not.toBe(other.sealed);
    expect(openMessage(one, reader, binding).toString()).toBe("canary");
    expect(() => openMessage(one, generateAgreementKey(), binding)).toThrow();
    for (let index = 0; index < binding.length; index++)
      expect(() => openMessage(one, reader, binding.with(index, "other"))).toThrow();
    // The same letters, divided otherwise.
    expect(() => openMessage(one, reader, ["step-secrets", "sd", "", "05-x", "1"])).toThrow();
    expect(() => openMessage({ ...one, senderKey: other.senderKey }, reader, binding)).toThrow();
  });

  it("does not open with any one bit changed, or cut off", () => {
    const { senderKey, sealed } = sealMessage(Buffer.from("canary"), reader.publicKey, binding, sender);
    const bytes = Buffer.from(sealed, "base64url");
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openMessage({ senderKey, sealed: changed.toString("base64url") }, reader, binding)).toThrow();
    }
    for (let length = 0; length < bytes.length; length++) {
      const cut = bytes.subarray(0, length).toString("base64url");
      expect(() => openMessage({ senderKey, sealed: cut }, reader, binding)).toThrow();
    }
  });

  it("is refused for a key on which all agreements are the same", () => {
    for (const weak of [Buffer.alloc(32), Buffer.concat([Buffer.from([1]), Buffer.alloc(31)])])
      expect(() => sealMessage(Buffer.from("x"), weak.toString("base64url"), binding)).toThrow();
  });
});
