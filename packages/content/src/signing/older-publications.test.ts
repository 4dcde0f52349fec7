import { readFileSync } from "node:fs";
import type { SignedPublication } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { sha256Of } from "./keys.ts";
import { verifyPublication } from "./publications.ts";

/** Signed by the release before there were several ways into Autopilot; never made anew. */
const golden: { publicKey: string; signed: SignedPublication } = JSON.parse(
  readFileSync(new URL("../../test/golden/publication-before-ways.json", import.meta.url), "utf8"),
);

describe("a publication signed before a build could choose its way into Autopilot", () => {
  const { signed, publicKey } = golden;

  it("verifies byte by byte as it is, and names no way in its text", () => {
    expect(signed.body).not.toContain('"way"');
    expect(sha256Of(signed.body)).toBe(signed.sha256);
    expect(() => verifyPublication(signed, publicKey)).not.toThrow();
  });

  it("means what it meant: registration, and a deployment that fails when the registration has failed", () => {
    const autopilot = verifyPublication(signed, publicKey).builds.map((build) => build.autopilot);
    expect(autopilot).toEqual([
      expect.objectContaining({
        way: "registration",
        intendedMode: "user-driven",
        groupTag: "OD-OFFICE",
        waitPolicy: { kind: "until-ready", whenFailed: "fail" },
      }),
      expect.objectContaining({
        way: "registration",
        waitPolicy: { kind: "minutes", minutes: 45, afterwards: "continue", whenFailed: "fail" },
      }),
      expect.objectContaining({ way: "registration", waitPolicy: { kind: "none" } }),
      null,
    ]);
  });

  it("is refused once a way is written into it", () => {
    const changed = signed.body.replace('"waitPolicy"', '"way":"registration","waitPolicy"');
    expect(() => verifyPublication({ ...signed, body: changed, sha256: sha256Of(changed) }, publicKey)).toThrow(
      expect.objectContaining({ code: "device.publication-signature-wrong" }),
    );
  });
});
