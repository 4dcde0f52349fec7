import type { Filter } from "@windlass/protocol";
import { describe, expect, it } from "vitest";
import { judge } from "../../src/index.ts";
import { factsWith, laptop } from "./facts.ts";

const verdictOn = (facts: typeof laptop) => (filter: Filter) => judge(filter, facts).verdict;
const onLaptop = verdictOn(laptop);
const text = (
  operator: "is" | "is-not" | "contains" | "starts-with" | "matches" | "does-not-match",
  ...values: string[]
) => ({ field: "model", operator, values }) as const;

describe("text", () => {
  it("is compared without case and surrounding spaces", () => {
    expect(onLaptop(text("is", " latitude 5450 "))).toBe("matches");
    expect(onLaptop(text("is", "latitude"))).toBe("does-not-match");
  });

  it("needs one of several values, and with a negative operator none of them", () => {
    expect(onLaptop(text("is", "OptiPlex 7020", "Latitude 5450"))).toBe("matches");
    expect(onLaptop(text("is-not", "OptiPlex 7020", "Latitude 5450"))).toBe("does-not-match");
    expect(onLaptop(text("is-not", "OptiPlex 7020", "Latitude 5440"))).toBe("matches");
  });

  it("knows beginnings, parts and wildcards", () => {
    expect(onLaptop(text("starts-with", "Lat"))).toBe("matches");
    expect(onLaptop(text("contains", "5450"))).toBe("matches");
    expect(onLaptop(text("matches", "lat* 54?0"))).toBe("matches");
    expect(onLaptop(text("matches", "Latitude"))).toBe("does-not-match");
    expect(onLaptop(text("does-not-match", "OptiPlex*"))).toBe("matches");
  });

  it("takes a blank that a device tells for not told", () => {
    expect(verdictOn(factsWith({ model: "  " }))(text("is-not", "Latitude 5450"))).toBe("cannot-tell");
  });

  it("knows a vendor by the name it gives itself and by its one name, and takes an alias as asked", () => {
    const normaliseVendor = (name: string) => (/^(hp|hewlett-packard|hp inc\.)$/i.test(name) ? "HP" : name);
    const facts = factsWith({ vendor: "Hewlett-Packard" });
    const vendor = (operator: "is" | "contains", value: string) =>
      judge({ field: "vendor", operator, values: [value] }, facts, { normaliseVendor });
    expect(vendor("is", "HP").verdict).toBe("matches");
    expect(vendor("is", "HP Inc.").verdict).toBe("matches");
    expect(vendor("contains", "Hewlett").verdict).toBe("matches");
    expect(vendor("is", "Dell").verdict).toBe("does-not-match");
    expect(vendor("is", "Dell")).toMatchObject({ found: "Hewlett-Packard (known as HP)" });
    expect(judge({ field: "vendor", operator: "is", values: ["HP"] }, facts).verdict).toBe("does-not-match");
  });
});

describe("hardware ids", () => {
  const id = (operator: "present" | "absent", value: string): Filter => ({
    field: "hardware-id",
    operator,
    values: [value],
  });

  it("are compared whole, or as a beginning with a star at the end", () => {
    expect(onLaptop(id("present", "pci\\ven_8086&dev_7d45"))).toBe("matches");
    expect(onLaptop(id("present", "PCI\\VEN_8086"))).toBe("does-not-match");
    expect(onLaptop(id("present", "PCI\\VEN_8086*"))).toBe("matches");
    expect(onLaptop(id("absent", "PCI\\VEN_10DE*"))).toBe("matches");
  });

  it("may themselves begin with a star, which is no wildcard", () => {
    expect(onLaptop(id("present", "*PNP0C50"))).toBe("matches");
    expect(onLaptop(id("present", "*0C50"))).toBe("does-not-match");
  });

  it("cannot be told of a device that tells none", () => {
    expect(verdictOn(factsWith())(id("absent", "PCI\\VEN_10DE*"))).toBe("cannot-tell");
  });
});

describe("numbers, versions and flags", () => {
  it("compares versions number by number, as far as the filter names them", () => {
    const version = (operator: "equals" | "at-least" | "at-most", value: string) =>
      onLaptop({ field: "os-version", operator, value });
    expect(version("equals", "10.0.26100")).toBe("matches");
    expect(version("at-most", "10.0.26100")).toBe("matches");
    expect(version("at-least", "10.0.9200")).toBe("matches");
    expect(version("at-least", "10.0.26100.5000")).toBe("does-not-match");
    expect(version("equals", "10.1")).toBe("does-not-match");
  });

  it("compares numbers", () => {
    const memory = (operator: "at-least" | "at-most" | "does-not-equal", value: number) =>
      onLaptop({ field: "memory-gigabytes", operator, value });
    expect(memory("at-least", 16)).toBe("matches");
    expect(memory("at-least", 17)).toBe("does-not-match");
    expect(memory("at-most", 16)).toBe("matches");
    expect(memory("does-not-equal", 16)).toBe("does-not-match");
  });

  it("finds no version of a TPM on a device without one, and cannot tell where the TPM does not say", () => {
    const atLeast: Filter = { field: "tpm-version", operator: "at-least", value: "1.2" };
    expect(onLaptop(atLeast)).toBe("matches");
    expect(judge(atLeast, factsWith({ tpm: { present: false } }))).toMatchObject({
      verdict: "does-not-match",
      found: "no TPM",
    });
    expect(verdictOn(factsWith({ tpm: { present: true, version: null } }))(atLeast)).toBe("cannot-tell");
    expect(verdictOn(factsWith())(atLeast)).toBe("cannot-tell");
  });

  it("asks for Secure Boot and a TPM as on or off", () => {
    expect(onLaptop({ field: "secure-boot", operator: "is", value: false })).toBe("does-not-match");
    expect(onLaptop({ field: "tpm-present", operator: "is", value: true })).toBe("matches");
    expect(verdictOn(factsWith())({ field: "secure-boot", operator: "is", value: true })).toBe("cannot-tell");
  });
});

describe("the explanation", () => {
  it("has the form of the filter and says of each condition what was asked and what the device has", () => {
    const judged = judge(
      {
        all: [
          { field: "vendor", operator: "is", values: ["Dell Inc.", "HP"] },
          { not: { field: "memory-gigabytes", operator: "at-least", value: 32 } },
          { field: "location", operator: "is", values: ["b1f2c3d4-0000-4000-8000-000000000000"] },
        ],
      },
      laptop,
      { placeName: () => "Berlin" },
    );
    expect(judged).toEqual({
      kind: "all",
      verdict: "cannot-tell",
      parts: [
        { kind: "condition", verdict: "matches", asked: "Vendor is Dell Inc. or HP", found: "Dell Inc." },
        {
          kind: "not",
          verdict: "matches",
          part: { kind: "condition", verdict: "does-not-match", asked: "Memory is at least 32 GB", found: "16 GB" },
        },
        { kind: "condition", verdict: "cannot-tell", asked: "Location is Berlin", found: null },
      ],
    });
  });

  it("is every device where there is no filter", () => {
    expect(judge(null, factsWith())).toEqual({ kind: "every-device", verdict: "matches" });
  });
});
