import { describe, expect, it } from "vitest";
import { generateSigningKey, keyIdOf, signingKeyFromSeed, signText, verifyText } from "./keys.ts";

describe("Ed25519 keys", () => {
  it("gives the public key and signature of RFC 8032, 7.1, test 1", () => {
    const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
    const key = signingKeyFromSeed(seed);
    expect(Buffer.from(key.publicKey, "base64url").toString("hex")).toBe(
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
    );
    expect(Buffer.from(signText("", key), "base64url").toString("hex")).toBe(
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    );
  });

  it("comes back from its stored seed", () => {
    const key = generateSigningKey();
    expect(signingKeyFromSeed(key.seed).publicKey).toBe(key.publicKey);
    expect(keyIdOf(key.publicKey)).toMatch(/^[0-9a-f]{16}$/);
    expect(generateSigningKey().publicKey).not.toBe(key.publicKey);
    expect(() => signingKeyFromSeed(Buffer.alloc(31))).toThrow("32 bytes");
  });

  it("accepts nothing but the exact signature of the exact text by the exact key", () => {
    const key = generateSigningKey();
    const signature = signText("text ä", key);
    expect(verifyText("text ä", signature, key.publicKey)).toBe(true);
    expect(verifyText("text a", signature, key.publicKey)).toBe(false);
    expect(verifyText("text ä", signature, generateSigningKey().publicKey)).toBe(false);
    for (const other of ["", "?", `${signature}A`, `${signature}==`, signature.slice(1), `${signature.slice(0, -1)}_`])
      expect(verifyText("text ä", other, key.publicKey), other).toBe(false);
    for (const other of ["", "short", `${key.publicKey}A`]) expect(verifyText("text ä", signature, other)).toBe(false);
  });
});
