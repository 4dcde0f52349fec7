import { describe, expect, test } from "vitest";
import { decodeHardwareHash } from "./decode.ts";
import { encodeHardwareHash } from "./encode.ts";
import { isPlaceholderSerialNumber } from "./placeholder-serial-numbers.ts";
import { summaryOf } from "./summary.ts";

const kiosk = {
  serialNumber: "KIOSK-1",
  manufacturer: "Contoso",
  model: "Panel",
  sku: null,
  family: null,
  systemUuid: null,
  productKeyId: null,
  tpmVersion: null,
  endorsementKey: null,
  disks: [],
  networkInterfaces: [],
};

describe("a hardware hash that went through many hands", () => {
  const text = encodeHardwareHash(kiosk);

  test("is read with whatever wrapped it, and written as Intune takes it", () => {
    for (const variant of [
      `\ufeff${text}`,
      `"${text}"`,
      `“${text}”`,
      ` '${text}'\r\n`,
      `${text.slice(0, 64)}\r\n\t${text.slice(64, 128)}\u00a0${text.slice(128)}`,
      `${text.slice(0, 20)}\u200b${text.slice(20)}`,
    ]) {
      expect(decodeHardwareHash(variant)).toMatchObject({ valid: true, normalised: text });
    }
  });

  test("gets its padding back, and the filler where a lone character was left", () => {
    const end = Buffer.from(text, "base64").readUInt16LE(2) + 36;
    for (const extra of [0, 1, 2, 3]) {
      const bare = text.slice(0, Math.ceil((end * 4) / 3) + extra);
      const { valid, normalised } = decodeHardwareHash(bare);
      expect(valid).toBe(true);
      expect(normalised).toMatch(/^[A-Za-z0-9+/]+={0,2}$/u);
      expect((normalised ?? "").length % 4).toBe(0);
    }
  });

  test("of more than any device makes is not looked at", () => {
    const begun = performance.now();
    const { normalised, warnings } = decodeHardwareHash(`${"A".repeat(20_000_000)}`);
    expect({ normalised, codes: warnings.map(({ code }) => code) }).toEqual({
      normalised: null,
      codes: ["not-base64"],
    });
    expect(performance.now() - begun).toBeLessThan(200);
  });
});

describe("a serial number", () => {
  test("is a placeholder where firmware's makers wrote it, in any case, and where it is one character again and again", () => {
    for (const text of ["Default string", "TO BE FILLED BY O.E.M.", "0", "00000000", "xxxxxxxx", "None"])
      expect(isPlaceholderSerialNumber(text)).toBe(true);
    for (const text of ["5CD8068X5C", "PF-0AB1", "1000000", "VMware-56 4d"])
      expect(isPlaceholderSerialNumber(text)).toBe(false);
  });
});

describe("missing TPM data", () => {
  const decoded = decodeHardwareHash(encodeHardwareHash(kiosk));
  const codes = (mode: "user-driven" | "self-deploying" | "pre-provisioned" | "hybrid-user-driven") =>
    summaryOf(decoded, mode).findings.map(({ code }) => code);

  test("stops self-deploying and pre-provisioning, and is only worth knowing otherwise", () => {
    expect(codes("self-deploying")).toEqual(["tpm-data-required"]);
    expect(codes("pre-provisioned")).toEqual(["tpm-data-required"]);
    expect(codes("user-driven")).toEqual(["tpm-data-missing"]);
    expect(codes("hybrid-user-driven")).toEqual(["tpm-data-missing"]);
  });

  test("is told with what to do, and without anything that tells one part from another", () => {
    const summary = summaryOf(decoded, "self-deploying");
    expect(summary.findings[0]?.remedy).toContain("user-driven");
    expect(Object.keys(summary)).toEqual(["serialNumber", "manufacturer", "model", "integrity", "tpm", "findings"]);
  });
});
