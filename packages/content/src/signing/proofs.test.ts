import { randomBytes } from "node:crypto";
import { proofHeaders } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { generateSigningKey } from "./keys.ts";
import { readProof, signProof, verifyProof } from "./proofs.ts";

const key = generateSigningKey();
const now = new Date("2026-11-03T08:00:00.000Z");
const nonce = () => randomBytes(16).toString("base64url");
const request = { method: "POST", path: "/agent/v1/events?a=1", body: '{"events":[]}' };
const proofAt = (at: Date) => readProof(signProof({ ...request, at, nonce: nonce() }, key));
const invalid = (what: string) =>
  expect.objectContaining({ code: "agent.proof-invalid", message: expect.stringContaining(what) });

describe("proofs of possession", () => {
  it("hold for the request they were made for", () => {
    const headers = signProof({ ...request, at: now, nonce: nonce() }, key);
    expect(Object.keys(headers)).toEqual([proofHeaders.timestamp, proofHeaders.nonce, proofHeaders.signature]);
    expect(() => verifyProof(request, readProof(headers), key.publicKey, now)).not.toThrow();
    expect(() =>
      verifyProof({ ...request, body: Buffer.from(request.body) }, readProof(headers), key.publicKey, now),
    ).not.toThrow();
  });

  it("hold for no other request and no other key", () => {
    const proof = proofAt(now);
    for (const other of [
      { ...request, method: "GET" },
      { ...request, path: "/agent/v1/events" },
      { ...request, body: '{"events":[] }' },
      { method: request.method, path: request.path },
    ])
      expect(() => verifyProof(other, proof, key.publicKey, now)).toThrow(invalid("another key"));
    expect(() => verifyProof(request, proof, generateSigningKey().publicKey, now)).toThrow(invalid("another key"));
    expect(() => verifyProof(request, { ...proof, nonce: nonce() }, key.publicKey, now)).toThrow(
      invalid("another key"),
    );
  });

  it("hold for two minutes around their time", () => {
    for (const seconds of [-120, 0, 120]) {
      const at = new Date(now.getTime() + seconds * 1000);
      expect(() => verifyProof(request, proofAt(at), key.publicKey, now)).not.toThrow();
    }
    for (const seconds of [-121, 121, 86_400]) {
      const at = new Date(now.getTime() + seconds * 1000);
      expect(() => verifyProof(request, proofAt(at), key.publicKey, now)).toThrow(invalid("it is dated"));
    }
  });

  it("are refused when malformed, and missed when absent", () => {
    const proof = proofAt(now);
    for (const timestamp of ["", "now", "2026-13-41T08:00:00.000Z", "2026-11-03T08:00:00Z\n"])
      expect(() => verifyProof(request, { ...proof, timestamp }, key.publicKey, now)).toThrow(invalid(""));
    expect(() => verifyProof(request, { ...proof, nonce: "x" }, key.publicKey, now)).toThrow(invalid("nonce"));
    expect(() => readProof({})).toThrow(expect.objectContaining({ code: "agent.proof-missing" }));
    expect(() => readProof({ [proofHeaders.timestamp]: ["a", "b"] })).toThrow(
      expect.objectContaining({ code: "agent.proof-missing" }),
    );
  });
});
