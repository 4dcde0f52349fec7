import { describe, expect, it } from "vitest";
import { descriptionProblems, inventoryOf, newDescription } from "./described-device.ts";

describe("a described device", () => {
  it("is at first one that most builds could be deployed to", () => {
    expect(descriptionProblems(newDescription)).toEqual({});
    expect(inventoryOf(newDescription)).toMatchObject({
      firmware: "uefi",
      memoryBytes: 17_179_869_184,
      disks: [{ sizeBytes: 512_000_000_000 }],
      tpm: { present: true, version: "2.0" },
      deviceNodes: [],
    });
  });

  it("has the parts whose hardware ids were pasted", () => {
    const hardwareIds = "PCI\\VEN_8086&DEV_15F2\nPCI\\VEN_8086\n\nPCI\\VEN_10DE&DEV_2684";
    expect(inventoryOf({ ...newDescription, hardwareIds }).deviceNodes).toMatchObject([
      { hardwareIds: ["PCI\\VEN_8086&DEV_15F2", "PCI\\VEN_8086"] },
      { hardwareIds: ["PCI\\VEN_10DE&DEV_2684"] },
    ]);
  });

  it("names each field that cannot be", () => {
    const wrong = { ...newDescription, serialNumber: " ", memoryGigabytes: "much", diskGigabytes: "0" };
    expect(Object.keys(descriptionProblems(wrong))).toEqual(["serialNumber", "memoryGigabytes", "diskGigabytes"]);
  });
});
