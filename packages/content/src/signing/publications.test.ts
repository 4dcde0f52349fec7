import { canonicalJson, type PublicationBody, publicationBody, publishedPackage } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { generateSigningKey, sha256Of, signText } from "./keys.ts";
import { signPublication, verifyPublication } from "./publications.ts";

const body = publicationBody.parse({
  schemaVersion: 1,
  organisationId: "6b5f1bb4-6bd2-4d0a-9a0f-6d3d0c3f1a10",
  number: 7,
  createdAt: "2026-11-03T08:00:00.000Z",
  previousSha256: null,
  builds: [],
  operatingSystems: [],
  driverCatalogue: null,
  packages: [
    publishedPackage.parse({
      id: "0b5f1bb4-6bd2-4d0a-9a0f-6d3d0c3f1a10",
      name: "Tools \u00e4",
      version: "1.0",
      steps: [],
      files: [],
      archive: null,
    }),
  ],
});
const key = generateSigningKey();
const refusal = expect.objectContaining({ code: "device.publication-signature-wrong" });

describe("signed publications", () => {
  it("come back as they were signed", () => {
    const signed = signPublication(body, key);
    expect(signed.body).toBe(canonicalJson(body));
    expect(signed.sha256).toBe(sha256Of(signed.body));
    expect(verifyPublication(signed, key.publicKey)).toEqual(body);
  });

  it("do not depend on the order of their fields", () => {
    const turned = Object.fromEntries(Object.entries(body).reverse()) as PublicationBody;
    expect(signPublication(turned, key)).toEqual(signPublication(body, key));
  });

  it("are refused with any bit flipped", () => {
    const signed = signPublication(body, key);
    for (let position = 0; position < signed.body.length; position += 7) {
      const flipped = String.fromCharCode(signed.body.charCodeAt(position) ^ 1);
      const text = signed.body.slice(0, position) + flipped + signed.body.slice(position + 1);
      expect(() => verifyPublication({ ...signed, body: text }, key.publicKey)).toThrow(refusal);
      expect(() => verifyPublication({ ...signed, body: text, sha256: sha256Of(text) }, key.publicKey)).toThrow(
        refusal,
      );
    }
    expect(() => verifyPublication({ ...signed, sha256: "0".repeat(64) }, key.publicKey)).toThrow(refusal);
    expect(() => verifyPublication({ ...signed, keyId: "0".repeat(16) }, key.publicKey)).toThrow(refusal);
  });

  it("are refused when another key signed them, and the refusal names the number", () => {
    const signed = signPublication(body, generateSigningKey());
    expect(() => verifyPublication(signed, key.publicKey)).toThrow("Publication 7 is not signed");
  });

  it("are refused when the signed text is not a publication", () => {
    const text = canonicalJson({ ...body, schemaVersion: 2 });
    const signed = {
      ...signPublication(body, key),
      body: text,
      sha256: sha256Of(text),
      signature: signText(text, key),
    };
    expect(() => verifyPublication(signed, key.publicKey)).toThrow(refusal);
  });
});
