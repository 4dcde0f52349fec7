import { describe, expect, it } from "vitest";
import { chassisOf, deviceFactsOf } from "../../src/index.ts";
import { inventory } from "../fixtures.ts";

const nowhere = { organisationId: null, locationId: null };

describe("the facts of a device", () => {
  it("come from its inventory, the Windows chosen and its place", () => {
    const facts = deviceFactsOf(
      inventory({ memoryBytes: 15.7 * 2 ** 30 }),
      { edition: "Enterprise", build: 26100, servicePackBuild: 4061 },
      { organisationId: "6a0f5a0e-3c0a-4b57-9d5e-0a4b8f1c2d3e", locationId: null },
    );
    expect(facts).toMatchObject({
      vendor: "Dell Inc.",
      model: "Latitude 5450",
      osVersion: "10.0.26100.4061",
      osBuild: 26100,
      memoryGigabytes: 16,
      diskGigabytes: 512,
      organisationId: "6a0f5a0e-3c0a-4b57-9d5e-0a4b8f1c2d3e",
    });
  });

  it("are not known where the device left them out or nobody has chosen Windows", () => {
    const base = inventory();
    const facts = deviceFactsOf(
      { ...base, smbios: { ...base.smbios, sku: "", family: " " }, disks: [], hardwareIds: [], secureBoot: null },
      null,
      nowhere,
    );
    expect(facts).toMatchObject({
      sku: null,
      family: null,
      diskGigabytes: null,
      hardwareIds: null,
      secureBoot: null,
      osBuild: null,
      osVersion: null,
    });
  });

  it("count the ids of the device's nodes beside those of its flat list", () => {
    const facts = deviceFactsOf(
      inventory({ hardwareIds: ["A"], deviceNodes: [{ hardwareIds: ["B", "A"], compatibleIds: ["C"] }] }),
      null,
      nowhere,
    );
    expect(facts.hardwareIds).toEqual(["A", "B", "C"]);
  });

  it("read the leading version of what a TPM tells", () => {
    const facts = deviceFactsOf(inventory({ tpm: { present: true, version: "2.0, 0, 1.59" } }), null, nowhere);
    expect(facts.tpm).toEqual({ present: true, version: "2.0" });
  });
});

describe("the kind of chassis", () => {
  it("comes from the SMBIOS number without its lock bit", () => {
    expect(chassisOf(10, "Dell Inc.", "Latitude 5450")).toBe("laptop");
    expect(chassisOf(0x80 + 10, "Dell Inc.", "Latitude 5450")).toBe("laptop");
    expect(chassisOf(35, "Dell Inc.", "OptiPlex Micro 7020")).toBe("desktop");
    expect(chassisOf(13, "HP", "ProOne")).toBe("all-in-one");
    expect(chassisOf(34, "Acme", "Box")).toBe("other");
    expect(chassisOf(2, "Acme", "Box")).toBeNull();
  });

  it("is virtual by the maker's name, whatever number a hypervisor gives", () => {
    expect(chassisOf(1, "QEMU", "Standard PC (Q35 + ICH9, 2009)")).toBe("virtual");
    expect(chassisOf(3, "Microsoft Corporation", "Virtual Machine")).toBe("virtual");
    expect(chassisOf(9, "Microsoft Corporation", "Microsoft Surface Laptop, 7th Edition")).toBe("laptop");
  });
});
