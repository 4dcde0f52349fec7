import { canonicalJson } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { generateSigningKey, signText } from "./keys.ts";
import { makeContentTicket, verifyContentTicket } from "./tickets.ts";

const server = generateSigningKey();
const device = generateSigningKey();
const ticket = {
  deploymentId: "6b5f1bb4-6bd2-4d0a-9a0f-6d3d0c3f1a10",
  publicationSha256: "ab".repeat(32),
  publicKey: device.publicKey,
  expiresAt: "2026-11-03T08:00:00.000Z",
};
const before = new Date("2026-11-03T07:59:59.999Z");
const invalid = expect.objectContaining({ code: "content.ticket-invalid", status: 401 });

describe("content tickets", () => {
  it("come back as they were made, until they expire", () => {
    const text = makeContentTicket(ticket, server);
    expect(verifyContentTicket(text, server.publicKey, before)).toEqual(ticket);
    expect(() => verifyContentTicket(text, server.publicKey, new Date(ticket.expiresAt))).toThrow(
      expect.objectContaining({ code: "content.ticket-expired" }),
    );
  });

  it("are refused with anything changed", () => {
    const text = makeContentTicket(ticket, server);
    const [encoded = "", signature = ""] = text.split(".");
    const longer = canonicalJson({ ...ticket, expiresAt: "2036-11-03T08:00:00.000Z" });
    for (const other of [
      `${Buffer.from(longer).toString("base64url")}.${signature}`,
      `${encoded}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`,
      `${encoded}.`,
      encoded,
      "",
      `${text}.${signature}`,
      `${text}${"A".repeat(5000)}`,
    ])
      expect(() => verifyContentTicket(other, server.publicKey, before), other).toThrow(invalid);
  });

  it("are refused from another server", () => {
    const text = makeContentTicket(ticket, device);
    expect(() => verifyContentTicket(text, server.publicKey, before)).toThrow(invalid);
  });

  it("cannot be made of another text that the server signed", () => {
    const json = canonicalJson(ticket);
    const text = `${Buffer.from(json).toString("base64url")}.${signText(json, server)}`;
    expect(() => verifyContentTicket(text, server.publicKey, before)).toThrow(invalid);
  });
});
