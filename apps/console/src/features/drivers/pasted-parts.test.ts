import { describe, expect, it } from "vitest";
import { partsFromText } from "./pasted-parts.ts";

describe("pasted hardware ids", () => {
  it("are one part until an empty line, and keep their order", () => {
    expect(partsFromText('PCI\\VEN_1&DEV_2&REV_3\r\n "PCI\\VEN_1&DEV_2",\r\n\r\n\r\n*PNP0C0A\n')).toEqual({
      problem: null,
      nodes: [
        { hardwareIds: ["PCI\\VEN_1&DEV_2&REV_3", "PCI\\VEN_1&DEV_2"], compatibleIds: [] },
        { hardwareIds: ["*PNP0C0A"], compatibleIds: [] },
      ],
    });
  });

  it("are found in what pnputil prints, with the part's name, its compatible ids and its problem", () => {
    const text = `Microsoft PnP Utility

Instance ID:                PCI\\VEN_8086&DEV_15F3\\3&11583659&0&FE
Device Description:         Ethernet Controller: 2.5 GbE
Class GUID:                 {4d36e972-e325-11ce-bfc1-08002be10318}
Problem Code:               28 (0x1C) [CM_PROB_FAILED_INSTALL]
Hardware IDs:               PCI\\VEN_8086&DEV_15F3&REV_03
                            PCI\\VEN_8086&DEV_15F3
Compatible IDs:             PCI\\VEN_8086&CC_0200
                            PCI\\CC_0200
Driver Name:                oem1.inf
Instance ID:                ACPI\\PNP0A08\\0
Hardware IDs:               ACPI\\PNP0A08
`;
    expect(partsFromText(text).nodes).toEqual([
      {
        name: "Ethernet Controller: 2.5 GbE",
        problemCode: 28,
        hardwareIds: ["PCI\\VEN_8086&DEV_15F3&REV_03", "PCI\\VEN_8086&DEV_15F3"],
        compatibleIds: ["PCI\\VEN_8086&CC_0200", "PCI\\CC_0200"],
      },
      { hardwareIds: ["ACPI\\PNP0A08"], compatibleIds: [] },
    ]);
  });

  it("are found in a list of PowerShell", () => {
    const text = "FriendlyName : Camera\nHardwareID   : {USB\\VID_1&PID_2&REV_3, USB\\VID_1&PID_2}\nStatus : OK";
    expect(partsFromText(text).nodes).toEqual([
      { name: "Camera", hardwareIds: ["USB\\VID_1&PID_2&REV_3", "USB\\VID_1&PID_2"], compatibleIds: [] },
    ]);
  });

  it("may have braces and colons of their own, and lists that go over several lines", () => {
    const guid = "BTHENUM\\{0000110b-0000-1000-8000-00805f9b34fb}";
    const text = `HardwareID : {HID_DEVICE_UP:000D_U:0004, ${guid},\n HID_DEVICE}`;
    expect(partsFromText(text).nodes[0]?.hardwareIds).toEqual(["HID_DEVICE_UP:000D_U:0004", guid, "HID_DEVICE"]);
    const first = "{5d624f94-8850-40c3-a3fa-a4fd2080baf3}\\vwifimp_wfd";
    expect(partsFromText(first).nodes[0]?.hardwareIds).toEqual([first]);
  });

  it("say what is wrong with them", () => {
    expect(partsFromText("  ")).toEqual({ nodes: [], problem: null });
    expect(partsFromText("Status: OK").problem).toBe("There is no hardware id in this.");
    expect(partsFromText(`PCI\\A\n\n${"x".repeat(401)}`).problem).toMatch(/^This cannot be read: part 2: /);
  });
});
